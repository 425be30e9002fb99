using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Accounts;

/// <summary>Contacts and accounts as callers meet them: through the schema, on the whole server.</summary>
public abstract class AccountsOnTheServerTests(TestServer server)
{
    public sealed class OnSqlite(TestServer server) : AccountsOnTheServerTests(server), IClassFixture<TestServer>;

    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : AccountsOnTheServerTests(server), IClassFixture<TestServer.OnPostgreSql>;

    private const string Balance = """
        financials { balance overdueAmount openingBalance accountingPeriod { name } creditLimit availableCredit currency }
        """;

    [Fact]
    public async Task A6_Financials_are_read_with_the_account_and_filtered_by()
    {
        var contact = await CreateContactAsync("F-1");
        var number = await CreateAccountAsync(contact, "FIN-1");
        await server.QueryAsync("""
            mutation($a: ID!) {
              late: postAccountEntry(input: { accountId: $a, type: INVOICE, amount: 60.25, dueOn: "2026-01-31", reference: "INV-1" }) { entry { number amount dueOn balanceAfter createdBy { kind } } errors { code } }
              paid: postAccountEntry(input: { accountId: $a, type: PAYMENT, amount: 10.25 }) { entry { number amount balanceAfter } errors { code } }
            }
            """, new { a = number });
        var account = (await server.QueryAsync($"query($a: ID!) {{ account(id: $a) {{ number {Balance} entries(orderBy: [{{ field: \"number\", direction: DESC }}]) {{ totalCount nodes {{ type amount }} }} }} }}", new { a = number }))["account"]!;
        var financials = account["financials"]!;
        Assert.Equal((50m, 50m, 0m, 450m), (
            (decimal)financials["balance"]!, (decimal)financials["overdueAmount"]!, (decimal)financials["openingBalance"]!, (decimal)financials["availableCredit"]!));
        Assert.Matches("^[A-Z]+20[0-9]{2}$", (string)financials["accountingPeriod"]!["name"]!);
        Assert.Equal("""[{"type":"PAYMENT","amount":-10.25},{"type":"INVOICE","amount":60.25}]""", account["entries"]!["nodes"]!.ToJsonString());

        var found = await server.QueryAsync("""
            { accounts(where: { combinator: "and", rules: [
                { field: "financials.overdueAmount", operator: "between", value: [49, 51] },
                { field: "primaryContact.code", operator: "=", value: "f-1" }] }, orderBy: [{ field: "financials.overdueAmount" }]) { nodes { number } } }
            """);
        Assert.Equal("""[{"number":"FIN-1"}]""", found["accounts"]!["nodes"]!.ToJsonString());
    }

    [Fact]
    public async Task A2_Accounts_are_found_from_the_contact_and_the_contact_by_any_form_of_its_phone()
    {
        var contact = await CreateContactAsync("F-2", "22 654321");
        await CreateAccountAsync(contact, "FIN-2");
        await CreateAccountAsync(contact, "FIN-3");
        var found = (await server.QueryAsync("""
            { contactByPhone(phone: "00357 22-65-43-21") { name phones { number isPrimary } addresses { townCity contact { code } } demographics { passport { number } nameDay { month } }
                accounts(where: { combinator: "and", rules: [{ field: "isPrimary", operator: "=", value: true }] }) { nodes { number state billingAddress { townCity } contacts { totalCount } } } } }
            """))["contactByPhone"]!;
        Assert.Equal(
            """{"name":"Anna Smith","phones":[{"number":"+35722654321","isPrimary":true}],"addresses":[{"townCity":"Nicosia","contact":{"code":"F-2"}}],"demographics":{"passport":{"number":"K1"},"nameDay":{"month":10}},"accounts":{"nodes":[{"number":"FIN-2","state":"ACTIVE","billingAddress":{"townCity":"Nicosia"},"contacts":{"totalCount":1}}]}}""",
            found.ToJsonString().Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C9_Third_party_ids_are_read_with_their_record()
    {
        var contact = await CreateContactAsync("F-3");
        var set = await server.QueryAsync("""
            mutation($id: ID!) { setThirdPartyIds(input: { recordKind: CONTACT, id: $id, thirdPartyIds: [{ systemName: "CRM", thirdPartyId: "42", metadata: "{}" }] }) {
              thirdPartyIds { systemName thirdPartyId metadata } errors { code } } }
            """, new { id = contact });
        Assert.Equal("""{"thirdPartyIds":[{"systemName":"CRM","thirdPartyId":"42","metadata":"{}"}],"errors":[]}""", set["setThirdPartyIds"]!.ToJsonString());
        var found = await server.QueryAsync("""
            { contacts(where: { combinator: "and", rules: [{ field: "thirdPartyIds.thirdPartyId", operator: "=", value: "42" }] }) { nodes { code version thirdPartyIds { thirdPartyId } } } }
            """);
        Assert.Equal("""[{"code":"F-3","version":2,"thirdPartyIds":[{"thirdPartyId":"42"}]}]""", found["contacts"]!["nodes"]!.ToJsonString());
    }

    [Fact]
    public async Task C5_An_update_leaves_alone_what_is_absent_and_clears_what_is_null()
    {
        var contact = await CreateContactAsync("F-4");
        var updated = (await server.QueryAsync("""
            mutation($id: ID!) { updateContact(input: { id: $id, title: "Dr", demographics: { passport: null, nameDay: { day: 5 } }, isActive: false, phones: null, categoryId: null }) {
              contact { title isActive firstName phone demographics { gender passport { number } nameDay { month day } } } errors { code path } } }
            """, new { id = contact }))["updateContact"]!;
        Assert.Equal(
            """{"contact":{"title":"Dr","isActive":false,"firstName":"Anna","phone":null,"demographics":{"gender":"FEMALE","passport":{"number":null},"nameDay":{"month":10,"day":5}}},"errors":[]}""",
            updated.ToJsonString());
    }

    private async Task<string> CreateContactAsync(string code, string phone = "99 123456")
    {
        var created = (await server.QueryAsync("""
            mutation($code: String, $phone: String!) { createContact(input: { firstName: "Anna", lastName: "Smith", code: $code, phones: [{ number: $phone }],
              addresses: [{ townCity: "Nicosia", countryCode: "CYP" }],
              demographics: { gender: FEMALE, passport: { number: "K1", issueCountry: "CYP" }, nameDay: { month: 10, day: 4 } } }) { contact { id } errors { code path } } }
            """, new { code, phone }))["createContact"]!;
        Assert.Equal("[]", created["errors"]!.ToJsonString());
        return (string)created["contact"]!["id"]!;
    }

    private async Task<string> CreateAccountAsync(string contact, string number)
    {
        var created = (await server.QueryAsync("""
            mutation($c: ID!, $n: String) { createAccount(input: { contactId: $c, number: $n, creditLimit: 500 }) { account { number name } errors { code path } } }
            """, new { c = contact, n = number }))["createAccount"]!;
        Assert.Equal($$"""{"account":{"number":"{{number}}","name":"{{number}} Anna Smith"},"errors":[]}""", created.ToJsonString());
        return number;
    }
}
