using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Organisations;

public abstract class KeyTests(Database on)
{
    public sealed class OnSqlite() : KeyTests(Database.Sqlite);

    public sealed class OnPostgreSql() : KeyTests(Database.PostgreSql);

    [Fact]
    public async Task A_key_says_who_calls_and_for_which_data()
    {
        await using var test = await TestStorage.StartAsync(on);
        var registered = await test.RegisterAsync();

        var live = await test.CallerAsync(registered.LiveKey);
        var other = await test.CallerAsync(registered.TestKey);

        Assert.Equal(registered.Organisation.Id, live.OrganisationId);
        Assert.Equal(("CYP", "EUR", "Europe/Nicosia"), (live.Country, live.Currency, live.TimeZone.Id));
        Assert.True(live.May("contacts:write"));
        Assert.Equal(registered.Organisation.Tenant(TenantMode.Live).Id, live.TenantId);
        Assert.Equal(registered.Organisation.Tenant(TenantMode.Test).Id, other.TenantId);
        Assert.NotEqual(live.TenantId, other.TenantId);
        Assert.NotEqual(live.ActorId, other.ActorId);
    }

    [Fact]
    public async Task Of_a_key_only_its_hash_is_stored()
    {
        await using var test = await TestStorage.StartAsync(on);
        var registered = await test.RegisterAsync();

        var stored = string.Concat(await test.Stored.DumpAsync());

        Assert.Contains(registered.Organisation.OwnerEmail, stored);
        Assert.Contains(registered.LiveKey[..12], stored); // the prefix, to recognise it by
        Assert.DoesNotContain(registered.LiveKey[..13], stored);
        Assert.DoesNotContain(registered.LiveKey[^20..], stored);
        Assert.DoesNotContain(registered.TestKey[^20..], stored);
    }

    [Fact]
    public void A_generated_key_names_its_kind_and_mode_and_is_never_made_twice()
    {
        Assert.Matches("^sk_live_[0-9A-Za-z]{43}$", KeyText.Generate(ApiKeyKind.Secret, TenantMode.Live));
        Assert.Matches("^sk_test_[0-9A-Za-z]{43}$", KeyText.Generate(ApiKeyKind.Secret, TenantMode.Test));
        Assert.Matches("^pk_live_[0-9A-Za-z]{43}$", KeyText.Generate(ApiKeyKind.Publishable, TenantMode.Live));
        Assert.Matches("^pk_test_[0-9A-Za-z]{43}$", KeyText.Generate(ApiKeyKind.Publishable, TenantMode.Test));
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => KeyText.Generate(ApiKeyKind.Secret, TenantMode.Live)).Distinct().Count());
    }

    [Fact]
    public async Task A_secret_key_may_do_what_its_scopes_say()
    {
        await using var test = await TestStorage.StartAsync(on);
        var registered = await test.RegisterAsync();
        await test.IssueAsync(registered.Organisation.Id, "sk_test_reader", scopes: ["contacts:read"]);

        var caller = await test.CallerAsync("sk_test_reader");

        Assert.True(caller.May("contacts:read"));
        Assert.False(caller.May("contacts:write"));
    }

    [Fact]
    public async Task A_publishable_key_reaches_nothing_of_the_back_office_whatever_its_scopes_say()
    {
        await using var test = await TestStorage.StartAsync(on);
        var registered = await test.RegisterAsync();
        await test.IssueAsync(registered.Organisation.Id, "pk_test_wide", ApiKeyKind.Publishable, scopes: ["*", "contacts:read", "self:read"]);
        await test.IssueAsync(registered.Organisation.Id, "pk_test_plain", ApiKeyKind.Publishable);

        var wide = await test.CallerAsync("pk_test_wide");
        var plain = await test.CallerAsync("pk_test_plain");

        Assert.Equal(["self:read"], wide.Permissions);
        Assert.False(wide.May("contacts:read"));
        Assert.Equal(["self:*"], plain.Permissions);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once()
    {
        await using var test = await TestStorage.StartAsync(on);
        var registered = await test.RegisterAsync();
        var caller = await test.CallerAsync(registered.TestKey);

        var revoked = await test.Work.RunAsync(test.Get<RevokeApiKey>(), new(caller.ActorId), caller, CancellationToken.None);

        Assert.Equal(test.Clock.Now(), revoked.Value.DateRevoked);
        Assert.Null(await test.Get<IKeyRing>().FindAsync(registered.TestKey));
        Assert.NotNull(await test.Get<IKeyRing>().FindAsync(registered.LiveKey));
    }

    [Fact]
    public async Task A_key_of_another_organisation_cannot_be_revoked()
    {
        await using var test = await TestStorage.StartAsync(on);
        var mine = await test.CallerAsync((await test.RegisterAsync("Mine")).LiveKey);
        var theirs = (await test.RegisterAsync("Theirs")).LiveKey;

        var result = await test.Work.RunAsync(
            test.Get<RevokeApiKey>(), new((await test.CallerAsync(theirs)).ActorId), mine, CancellationToken.None);

        Assert.Equal(Codes.NotFound, Assert.Single(result.Errors).Code);
        test.Get<KeyCache>().Forget();
        Assert.NotNull(await test.Get<IKeyRing>().FindAsync(theirs));
    }

    [Fact]
    public async Task A_key_that_another_server_revokes_is_refused_after_five_seconds()
    {
        var clock = new ManualClock();
        await using var one = await TestStorage.StartAsync(on, clock: clock);
        await using var other = await TestStorage.StartAsync(one.Stored, clock: clock);
        var registered = await one.RegisterAsync();
        var caller = await other.CallerAsync(registered.TestKey);

        await one.Work.RunAsync(one.Get<RevokeApiKey>(), new(caller.ActorId), caller, CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(4.999));
        Assert.NotNull(await other.Get<IKeyRing>().FindAsync(registered.TestKey));
        clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Null(await other.Get<IKeyRing>().FindAsync(registered.TestKey));
    }

    [Fact]
    public async Task An_expired_key_is_refused_the_moment_it_expires()
    {
        await using var test = await TestStorage.StartAsync(on);
        var registered = await test.RegisterAsync();
        await test.IssueAsync(registered.Organisation.Id, "sk_test_brief", expiresOn: test.Clock.GetUtcNow().AddSeconds(2));

        test.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await test.Get<IKeyRing>().FindAsync("sk_test_brief"));
        test.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await test.Get<IKeyRing>().FindAsync("sk_test_brief"));
    }

    [Fact]
    public async Task Another_key_with_the_same_beginning_of_its_hash_is_refused()
    {
        await using var test = await TestStorage.StartAsync(on);
        await test.RegisterAsync();
        await test.Stored.RowsAsync($"UPDATE api_key SET lookup_hash = {KeyText.Lookup(KeyText.Hash("sk_live_forged"))}");

        Assert.Null(await test.Get<IKeyRing>().FindAsync("sk_live_forged"));
    }

    [Fact]
    public async Task Known_and_unknown_keys_are_looked_up_once_in_five_seconds()
    {
        var counter = new StatementCounter();
        await using var test = await TestStorage.StartAsync(on, configure: s => s.AddSingleton<IInterceptor>(counter));
        var registered = await test.RegisterAsync();
        var ring = test.Get<IKeyRing>();
        var before = counter.Count;

        for (var i = 0; i < 10; i++)
        {
            Assert.NotNull(await ring.FindAsync(registered.LiveKey));
            Assert.Null(await ring.FindAsync("sk_live_guess"));
        }
        Assert.Equal(2, counter.Count - before);

        test.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull(await ring.FindAsync(registered.LiveKey));
        Assert.Equal(3, counter.Count - before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(129)]
    public async Task What_is_too_short_or_too_long_for_a_key_is_refused_without_a_look(int length)
    {
        var counter = new StatementCounter();
        await using var test = await TestStorage.StartAsync(on, configure: s => s.AddSingleton<IInterceptor>(counter));
        var before = counter.Count;

        Assert.Null(await test.Get<IKeyRing>().FindAsync(new string('x', length)));
        Assert.Equal(before, counter.Count);
    }
}
