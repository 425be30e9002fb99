using Crm.Graph.Contacts.Commands;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Tests.Support;
using Crm.Graph.ThirdParties.Commands;
using Crm.Graph.ThirdParties.Model;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.ThirdParties;

public abstract class SetThirdPartyIdsTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : SetThirdPartyIdsTests(Database.Sqlite);

    public sealed class OnPostgreSql() : SetThirdPartyIdsTests(Database.PostgreSql);

    private DomainDatabase _database = null!;
    private Guid _anna;
    private Guid _eve;

    public async Task InitializeAsync()
    {
        _database = await DomainDatabase.StartAsync(on);
        _anna = await ContactAsync("Anna");
        _eve = await ContactAsync("Eve");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task C9_The_list_of_a_record_is_replaced_and_its_version_grows()
    {
        var first = (await SetAsync(_anna, new("CRM", "1"), new("ERP", "2", "{\"source\":\"web\"}"))).Value;
        var second = (await SetAsync(_anna, new("crm", "3"), new("Shop", "4"))).Value;
        Assert.Equal([first[0].Id], second.Select(t => t.Id).Intersect(first.Select(t => t.Id)));
        await using var db = _database.Read();
        Assert.Equal(["Shop 4", "crm 3"], (await db.Set<ThirdPartyId>().ToListAsync()).Select(t => $"{t.SystemName} {t.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(3, (await db.Set<Contact>().SingleAsync(c => c.Id == _anna)).Version);
    }

    [Fact]
    public async Task C9_Two_records_do_not_share_an_id_of_one_system()
    {
        await SetAsync(_anna, new ThirdPartyIdInput("CRM", "1"));
        Assert.Equal(["ALREADY_EXISTS thirdPartyIds.1.thirdPartyId"], (await SetAsync(_eve, new("ERP", "1"), new("crm", "1"))).Said());
        Assert.True((await SetAsync(_eve, new ThirdPartyIdInput("CRM", "2"))).Succeeded);
    }

    [Fact]
    public async Task C9_All_that_is_wrong_is_said_at_once()
        => Assert.Equal(
            ["REQUIRED thirdPartyIds.0.systemName", "REQUIRED thirdPartyIds.2.thirdPartyId", "INVALID_VALUE thirdPartyIds.2.metadata",
                "ALREADY_EXISTS thirdPartyIds.2.systemName", "INVALID_VALUE thirdPartyIds.3.systemName"],
            (await SetAsync(_anna, new(" ", "1"), new("CRM", "1"), new("crm", "", "{"), new("СRМ", "1"))).Said());

    [Fact]
    public async Task C9_It_takes_the_permission_to_change_that_kind_of_record()
        => Assert.Equal(
            ["NOT_ALLOWED recordKind"],
            (await SetAsAsync(_anna, _database.With("third-parties:write", "accounts:write"), new ThirdPartyIdInput("CRM", "1"))).Said());

    [Fact]
    public async Task C9_A_record_of_another_tenant_is_not_found()
        => Assert.Equal(["NOT_FOUND id"], (await SetAsAsync(_anna, _database.OtherTenant, new ThirdPartyIdInput("CRM", "1"))).Said());

    private Task<Result<IReadOnlyList<ThirdPartyId>>> SetAsync(Guid id, params ThirdPartyIdInput[] ids) => SetAsAsync(id, _database.Caller, ids);

    private Task<Result<IReadOnlyList<ThirdPartyId>>> SetAsAsync(Guid id, Caller caller, params ThirdPartyIdInput[] ids)
        => _database.RunAsync<SetThirdPartyIds, SetThirdPartyIdsInput, IReadOnlyList<ThirdPartyId>>(new(ThirdPartyRecordKind.Contact, id, ids), caller);

    private async Task<Guid> ContactAsync(string name)
        => (await _database.RunAsync<CreateContact, CreateContactInput, Contact>(new(FirstName: name, LastName: "Smith"))).Value.Id;
}
