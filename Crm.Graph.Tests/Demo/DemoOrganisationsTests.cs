using Crm.Graph.Demo;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.Demo;

public abstract class DemoOrganisationsTests(Database on)
{
    public sealed class OnSqlite() : DemoOrganisationsTests(Database.Sqlite);

    public sealed class OnPostgreSql() : DemoOrganisationsTests(Database.PostgreSql);

    [Fact]
    public async Task In_development_two_organisations_are_there_with_their_keys()
    {
        await using var test = await StartAsync();

        var secret = await test.CallerAsync("sk_test_demo");
        var publishable = await test.CallerAsync("pk_test_demo");
        var other = await test.CallerAsync("sk_test_other");

        Assert.True(secret.May("contacts:write"));
        Assert.False(publishable.May("contacts:read"));
        Assert.Equal(secret.TenantId, publishable.TenantId);
        Assert.NotEqual(secret.TenantId, other.TenantId);
        Assert.NotEqual(secret.OrganisationId, other.OrganisationId);
    }

    [Fact]
    public async Task In_every_new_database_they_are_the_same()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();

        var (first, second) = (await one.CallerAsync("sk_test_demo"), await two.CallerAsync("sk_test_demo"));

        Assert.Equal((first.OrganisationId, first.TenantId, first.ActorId), (second.OrganisationId, second.TenantId, second.ActorId));
    }

    [Fact]
    public async Task Another_start_changes_nothing()
    {
        await using var stored = TestDatabase.NotYet(on);
        await using var one = await StartAsync(stored);
        var before = await one.CallerAsync("sk_test_demo");

        await using var two = await StartAsync(stored);

        Assert.Equal(before.ActorId, (await two.CallerAsync("sk_test_demo")).ActorId);
        await using var db = two.Contexts.ForNobody();
        Assert.Equal((2, 4, 3), (await db.Set<Organisation>().IgnoreQueryFilters().CountAsync(), await db.Set<Tenant>().CountAsync(), await db.Set<ApiKey>().IgnoreQueryFilters().CountAsync()));
    }

    [Fact]
    public async Task A_key_is_the_one_that_the_settings_have_today()
    {
        await using var stored = TestDatabase.NotYet(on);
        await using (await StartAsync(stored)) { }

        await using var test = await StartAsync(stored, settings: ("Demo:SecretKey", "sk_test_mine"));

        Assert.NotNull(await test.Get<IKeyRing>().FindAsync("sk_test_mine"));
        Assert.Null(await test.Get<IKeyRing>().FindAsync("sk_test_demo"));
    }

    [Theory]
    [InlineData("Production", "true")]
    [InlineData("Development", "false")]
    public async Task Where_no_demo_is_wanted_its_keys_open_nothing(string environment, string enabled)
    {
        await using var stored = TestDatabase.NotYet(on);
        await using (await StartAsync(stored)) { }

        await using (var test = await StartAsync(stored, environment, ("Demo:Enabled", enabled)))
        {
            Assert.Null(await test.Get<IKeyRing>().FindAsync("sk_test_demo"));
            Assert.Null(await test.Get<IKeyRing>().FindAsync("pk_test_demo"));
            Assert.Null(await test.Get<IKeyRing>().FindAsync("sk_test_other"));
        }

        await using var again = await StartAsync(stored);
        Assert.NotNull(await again.Get<IKeyRing>().FindAsync("sk_test_demo"));
    }

    [Fact]
    public async Task In_production_a_new_database_stays_empty()
    {
        await using var test = await StartAsync(environment: "Production");
        await using var db = test.Contexts.ForNobody();

        Assert.Empty(await db.Set<Organisation>().IgnoreQueryFilters().ToListAsync());
    }

    [Theory]
    [InlineData(-1, "sk_test_demo", "sk_test_other", false)]
    [InlineData(0, "sk_test_demo", "sk_test_other", true)]
    [InlineData(1, "sk_live_demo", "sk_test_other", false)]
    [InlineData(1, "sk_test_", "sk_test_other", false)]
    [InlineData(1, "sk_test_de mo", "sk_test_other", false)]
    [InlineData(1, "sk_test_other", "sk_test_other", false)]
    public void Settings_that_make_no_sense_are_refused(int contacts, string secret, string other, bool good)
        => Assert.Equal(good, new DemoOptions.Validator()
            .Validate(null, new() { Contacts = contacts, SecretKey = secret, OtherSecretKey = other }).Succeeded);

    private async Task<TestStorage> StartAsync(
        TestDatabase? stored = null, string environment = "Development", params (string, string)[] settings)
    {
        var test = stored is null
            ? await TestStorage.StartAsync(on, environment, settings: settings)
            : await TestStorage.StartAsync(stored, environment, settings: settings);
        await test.Get<DemoOrganisations>().PrepareAsync(CancellationToken.None);
        return test;
    }
}
