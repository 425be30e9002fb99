using Crm.Graph.Contacts.Commands;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.Contacts;

public abstract class ContactCommandsTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : ContactCommandsTests(Database.Sqlite);

    public sealed class OnPostgreSql() : ContactCommandsTests(Database.PostgreSql);

    private static readonly CreateContactInput Anna = new(
        FirstName: "Anna", LastName: "Smith", Code: "C-1", Email: "Anna@Example.COM",
        Phones: [new("22 123456"), new("+357 99 123456", PhoneType.Mobile)],
        Addresses: [new(TownCity: "Nicosia", CountryCode: "cyp"), new(TownCity: "Limassol", CountryCode: "CYP")]);

    private DomainDatabase _database = null!;

    public async Task InitializeAsync() => _database = await DomainDatabase.StartAsync(on);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task C4_A_contact_is_created_with_its_phones_and_addresses()
    {
        var id = (await CreateAsync(Anna)).Value.Id;
        var contact = await LoadAsync(id);
        Assert.Equal(("Anna Smith", "C-1", "Anna@example.com", 1), (contact.Name, contact.Code, contact.Email, contact.Version));
        Assert.Equal(("+35722123456", "Nicosia", "CYP"), (contact.Phone, contact.City, contact.Country));
        Assert.Equal(["+35722123456", "+35799123456"], contact.Phones.OrderBy(p => p.Id).Select(p => p.Number));
        Assert.Equal([true, false], contact.Addresses.OrderBy(a => a.Id).Select(a => a.IsPrimary));
        Assert.Equal((_database.Clock.Now, _database.Caller.ActorId), (contact.DateCreated, contact.CreatedById));
        Assert.Equal((ConsentState.Pending, null), (contact.ConsentState, contact.ConsentChangedOn));
    }

    [Fact]
    public async Task C4_A_code_is_unique_whatever_its_case_and_also_while_deleted()
    {
        await CreateAsync(Anna);
        await _database.RunAsync<DeleteContact, DeleteContactInput, Contact>(new(new RecordId("c-1")));
        Assert.Equal("ALREADY_EXISTS code", Single(await CreateAsync(Anna with { Code = "c-1" })));
    }

    [Fact]
    public async Task C4_Another_tenant_may_use_the_same_code()
    {
        await CreateAsync(Anna);
        Assert.True((await CreateAsync(Anna, _database.OtherTenant)).Succeeded);
    }

    [Fact]
    public async Task C1_A_contact_of_another_tenant_is_not_found()
    {
        var id = (await CreateAsync(Anna)).Value.Id;
        Assert.Equal("NOT_FOUND id", Single(await _database.RunAsync<DeleteContact, DeleteContactInput, Contact>(new(id), _database.OtherTenant)));
    }

    [Fact]
    public async Task C4_All_that_is_wrong_is_said_at_once_and_nothing_is_stored()
    {
        var refused = await CreateAsync(new(
            LastName: "Smith", Email: "nobody", CategoryId: Guid.CreateVersion7(),
            Phones: [new("22 123456"), new("12")], Addresses: [new(CountryCode: "XXX")]));
        Assert.Equal(
            ["INVALID_VALUE email", "REQUIRED firstName", "INVALID_VALUE phones.1.number", "INVALID_VALUE addresses.0.countryCode",
                "REQUIRED addresses.0.addressLine1", "NOT_FOUND categoryId"],
            refused.Errors.Select(Text));
        await using var db = _database.Read();
        Assert.Equal(0, await db.Set<Contact>().CountAsync());
    }

    [Fact]
    public async Task C5_What_is_left_out_stays_and_null_clears()
    {
        var id = (await CreateAsync(Anna with { Title = "Dr", Language = "ENG" })).Value.Id;
        var updated = await UpdateAsync(new(id, Title: new Optional<string>(null), MiddleName: "M.",
            Demographics: new DemographicsInput(Gender: Gender.Female, Passport: new PassportInput(Number: "K1", IssueCountry: "GRC"))));
        Assert.True(updated.Succeeded);
        var contact = await LoadAsync(id);
        Assert.Equal((null, "en", "Anna M. Smith", 2), (contact.Title, contact.Language, contact.Name, contact.Version));
        Assert.Equal((Gender.Female, "K1", "GRC"), (contact.Demographics.Gender, contact.Demographics.Passport.Number, contact.Demographics.Passport.IssueCountry));
        Assert.Equal(2, contact.Phones.Count);

        await UpdateAsync(new(id, Demographics: new DemographicsInput(Passport: new PassportInput(Number: "K2"))));
        contact = await LoadAsync(id);
        Assert.Equal((Gender.Female, "K2", "GRC"), (contact.Demographics.Gender, contact.Demographics.Passport.Number, contact.Demographics.Passport.IssueCountry));
    }

    [Fact]
    public async Task C5_A_list_of_phones_replaces_the_one_before_and_keeps_those_it_names_again()
    {
        var before = await LoadAsync((await CreateAsync(Anna)).Value.Id);
        await UpdateAsync(new(before.Id, Phones: new([new("99 123456"), new("+30 21 0123 4567", PhoneType.Work, "12")])));
        var after = await LoadAsync(before.Id);
        Assert.Equal(["+302101234567", "+35799123456"], after.Phones.Select(p => p.Number).Order());
        Assert.Equal("+35799123456", after.Phone);
        Assert.Equal(before.Phones.Single(p => p.Number == "+35799123456").Id, after.Phones.Single(p => p.Number == "+35799123456").Id);
        Assert.Equal(2, after.Version);
    }

    [Fact]
    public async Task C5_Somebody_who_was_slower_is_told()
    {
        var id = (await CreateAsync(Anna)).Value.Id;
        await UpdateAsync(new(id, Title: "Ms", ExpectedVersion: 1));
        Assert.Equal("CONFLICT expectedVersion", Single(await UpdateAsync(new(id, Title: "Dr", ExpectedVersion: 1))));
        Assert.Equal("Ms", (await LoadAsync(id)).Title);
    }

    [Fact]
    public async Task C4_Deleting_twice_answers_as_once_and_restoring_brings_it_back()
    {
        var id = (await CreateAsync(Anna)).Value.Id;
        var first = (await _database.RunAsync<DeleteContact, DeleteContactInput, Contact>(new(id))).Value;
        var second = (await _database.RunAsync<DeleteContact, DeleteContactInput, Contact>(new(id))).Value;
        Assert.Equal((true, 2, first.DateDeleted), (second.IsDeleted, second.Version, second.DateDeleted));
        Assert.Equal("CONTACT_DELETED ", Single(await UpdateAsync(new(id, Title: "Ms"))));
        var restored = (await _database.RunAsync<RestoreContact, RestoreContactInput, Contact>(new(id))).Value;
        Assert.Equal((false, null, "Anna Smith"), (restored.IsDeleted, restored.DateDeleted, restored.Name));
    }

    [Fact]
    public async Task C8_An_added_primary_address_takes_the_place_of_the_old_one_and_changes_the_contact()
    {
        var id = (await CreateAsync(Anna)).Value.Id;
        await _database.RunAsync<AddContactAddress, AddContactAddressInput, ContactAddress>(new(id, new(TownCity: "Paphos", IsPrimary: true)));
        var contact = await LoadAsync(id);
        Assert.Equal(("Paphos", null, 2), (contact.City, contact.Country, contact.Version));
        Assert.Equal("Paphos", contact.Addresses.Single(a => a.IsPrimary).TownCity);
    }

    [Fact]
    public async Task C8_Of_a_removed_primary_address_the_oldest_other_takes_the_place()
    {
        var contact = await LoadAsync((await CreateAsync(Anna)).Value.Id);
        var primary = contact.Addresses.Single(a => a.IsPrimary);
        Assert.True((await _database.RunAsync<RemoveContactAddress, RemoveContactAddressInput, Contact>(new(primary.Id))).Succeeded);
        contact = await LoadAsync(contact.Id);
        Assert.Equal("Limassol", Assert.Single(contact.Addresses).TownCity);
        Assert.Equal(("Limassol", 2, "+35722123456"), (contact.City, contact.Version, contact.Phone));
    }

    [Fact]
    public async Task C8_A_changed_address_changes_the_version_of_its_contact_even_when_the_contact_shows_nothing_of_it()
    {
        var contact = await LoadAsync((await CreateAsync(Anna)).Value.Id);
        var second = contact.Addresses.Single(a => !a.IsPrimary);
        await _database.RunAsync<UpdateContactAddress, UpdateContactAddressInput, ContactAddress>(new(second.Id, AddressLine1: "1 Sea Road"));
        contact = await LoadAsync(contact.Id);
        Assert.Equal(("1 Sea Road", "Limassol", 2), (contact.Addresses.Single(a => a.Id == second.Id).AddressLine1, contact.Addresses.Single(a => a.Id == second.Id).TownCity, contact.Version));
    }

    [Fact]
    public async Task C5_Two_categories_do_not_share_a_name()
    {
        Assert.True((await _database.RunAsync<CreateContactCategory, CreateContactCategoryInput, ContactCategory>(new("VIP"))).Succeeded);
        Assert.Equal("ALREADY_EXISTS name", Single(await _database.RunAsync<CreateContactCategory, CreateContactCategoryInput, ContactCategory>(new(" vip "))));
    }

    private Task<Result<Contact>> CreateAsync(CreateContactInput input, Caller? caller = null)
        => _database.RunAsync<CreateContact, CreateContactInput, Contact>(input, caller);

    private Task<Result<Contact>> UpdateAsync(UpdateContactInput input) => _database.RunAsync<UpdateContact, UpdateContactInput, Contact>(input);

    private async Task<Contact> LoadAsync(Guid id)
    {
        await using var db = _database.Read();
        return await db.Set<Contact>().Include(c => c.Phones).Include(c => c.Addresses).SingleAsync(c => c.Id == id);
    }

    private static string Single<T>(Result<T> result) => Text(Assert.Single(result.Errors));

    private static string Text(DomainError error) => $"{error.Code} {string.Join('.', error.Path)}";
}
