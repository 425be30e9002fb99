using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests;

/// <summary>Input that nobody can do anything with: the answer says where it is wrong, and nothing is stored, neither a row nor a version.</summary>
public abstract class BadInputTests(TestServer server) : IAsyncLifetime
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : BadInputTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : BadInputTests(server);

    private const string Unknown = "01890000-0000-7000-8000-000000000000";

    private static readonly string Long = new('x', 10_000);

    private static readonly ConcurrentDictionary<TestServer, Dictionary<string, string>> KnownOf = new();

    /// <summary>The ids of what was made for these tests, each server having its own.</summary>
    private Dictionary<string, string> Known => KnownOf.GetOrAdd(server, _ => []);

    /// <summary>Contact BAD-1 with the accounts BAD-A (primary, 10 EUR), BAD-B, BAD-USD, BAD-S (suspended), BAD-T (terminated), BAD-D (deleted); the deleted contact BAD-2.</summary>
    public async Task InitializeAsync()
    {
        if (Known.Count > 0)
            return;
        var contact = await server.DoneAsync("createContact", new
        {
            code = "BAD-1",
            firstName = "Anna",
            lastName = "Smith",
            phones = new[] { new { number = "99 123456" } },
            addresses = new[] { new { townCity = "Nicosia" }, new { townCity = "Limassol" } },
        }, "contact { id addresses { id } }");
        var other = await server.DoneAsync("createContact", new { code = "BAD-2", type = "COMPANY", companyName = "Gone", addresses = new[] { new { townCity = "Paphos" } } }, "contact { addresses { id } }");
        foreach (var number in (string[])["BAD-A", "BAD-B", "BAD-USD", "BAD-S", "BAD-T", "BAD-D"])
            await server.DoneAsync("createAccount", new { contactId = "BAD-1", number, currency = number == "BAD-USD" ? "USD" : "EUR" }, "account { id }");
        await server.DoneAsync("postAccountEntry", new { accountId = "BAD-A", type = "INVOICE", amount = 10, reference = "INV-1" }, "entry { id }");
        await server.DoneAsync("setAccountState", new { id = "BAD-S", state = "SUSPENDED" }, "account { id }");
        await server.DoneAsync("setAccountState", new { id = "BAD-T", state = "TERMINATED" }, "account { id }");
        await server.DoneAsync("deleteAccount", new { id = "BAD-D" }, "account { id }");
        await server.DoneAsync("deleteContact", new { id = "BAD-2" }, "contact { id }");
        await server.DoneAsync("createContactCategory", new { name = "Bad VIP" }, "contactCategory { id }");
        await server.DoneAsync("createAccountClassification", new { name = "Bad gold" }, "accountClassification { id }");
        await server.DoneAsync("createPaymentTerms", new { name = "Bad net", netDays = 7 }, "paymentTerms { id }");
        await server.DoneAsync("setThirdPartyIds", new { recordKind = "ACCOUNT", id = "BAD-A", thirdPartyIds = new[] { new { systemName = "ERP", thirdPartyId = "42" } } }, "thirdPartyIds { id }");
        Known["{primary}"] = (string)contact["addresses"]![0]!["id"]!;
        Known["{second}"] = (string)contact["addresses"]![1]!["id"]!;
        Known["{elsewhere}"] = (string)other["addresses"]![0]!["id"]!;
        Known["{long}"] = Long;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    // Names and texts
    [InlineData("createContact", """{}""", "REQUIRED firstName", "REQUIRED lastName")]
    [InlineData("createContact", """{"firstName":"  ","lastName":""}""", "REQUIRED firstName", "REQUIRED lastName")]
    [InlineData("createContact", """{"type":"COMPANY","firstName":"A","lastName":"B"}""", "REQUIRED companyName")]
    [InlineData("createContact", """{"firstName":"A\u0000","lastName":"B\u0007","title":"\u009f"}""", "INVALID_VALUE title", "INVALID_VALUE firstName", "INVALID_VALUE lastName")]
    [InlineData("createContact", """{"firstName":"{long}","lastName":"B","code":"{long}","companyName":"{long}","email":"{long}","statutoryNumber":"{long}"}""",
        "INVALID_VALUE code (100)", "INVALID_VALUE firstName (100)", "INVALID_VALUE companyName (200)", "INVALID_VALUE statutoryNumber (100)", "INVALID_VALUE email (400)")]
    [InlineData("updateContact", """{"id":"BAD-1","firstName":null}""", "REQUIRED firstName")]
    [InlineData("updateContact", """{"id":"BAD-1","isActive":null,"emailOptOut":null,"smsOptOut":null,"isTaxExempt":null}""",
        "REQUIRED isActive", "REQUIRED emailOptOut", "REQUIRED smsOptOut", "REQUIRED isTaxExempt")]
    [InlineData("createContactCategory", """{"name":" "}""", "REQUIRED name")]
    [InlineData("createContactCategory", """{"name":"{long}"}""", "INVALID_VALUE name (100)")]
    [InlineData("createAccountClassification", """{"name":"a\u0000b"}""", "INVALID_VALUE name")]
    [InlineData("createPaymentTerms", """{"name":"","netDays":-1}""", "REQUIRED name", "INVALID_VALUE netDays")]
    [InlineData("createPaymentTerms", """{"name":"Bad too long","netDays":3651}""", "INVALID_VALUE netDays")]
    [InlineData("createAccount", """{"contactId":"BAD-1","description":"{long}","name":"{long}","website":"ftp://x"}""",
        "INVALID_VALUE name (400)", "INVALID_VALUE website", "INVALID_VALUE description (4000)")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"INVOICE","amount":1,"reference":"{long}","description":"a\u0000"}""",
        "INVALID_VALUE description", "INVALID_VALUE reference (100)")]
    // Values of a kind
    [InlineData("createContact", """{"firstName":"A","lastName":"B","email":"nobody","secondaryEmail":"a@b"}""", "INVALID_VALUE email", "INVALID_VALUE secondaryEmail")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","language":"zz"}""", "INVALID_VALUE language")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","phones":[{"number":"1"},{"number":" "},{"number":"99 123456","country":"XX"}]}""",
        "INVALID_VALUE phones.0.number", "REQUIRED phones.1.number", "INVALID_VALUE phones.2.country")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","phones":[{"number":"99 123456"},{"number":"+357 99 12 34 56"}]}""", "ALREADY_EXISTS phones.1.number (+35799123456)")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","phones":[{"number":"99 123456","isPrimary":true},{"number":"99 123457","isPrimary":true}]}""", "SEVERAL_PRIMARIES phones.1.isPrimary")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","addresses":[{"countryCode":"Atlantis"},{"townCity":"X","latitude":91,"longitude":0},{"townCity":"X","latitude":1}]}""",
        "INVALID_VALUE addresses.0.countryCode", "REQUIRED addresses.0.addressLine1", "INVALID_VALUE addresses.1.latitude", "REQUIRED addresses.2.longitude")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","addresses":[{"townCity":"X","isPrimary":true},{"townCity":"Y","isPrimary":true}]}""", "SEVERAL_PRIMARIES addresses.1.isPrimary")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","addresses":[{}]}""", "REQUIRED addresses.0.addressLine1")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","demographics":{"dateOfBirth":"2999-01-01","nameDay":{"month":2,"day":30},"passport":{"issueCountry":"Nowhere"}}}""",
        "INVALID_VALUE demographics.dateOfBirth", "INVALID_VALUE demographics.nameDay.day", "INVALID_VALUE demographics.passport.issueCountry")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","companyProfile":{"annualTurnover":-1,"turnoverCurrency":"BTC","profileYear":2999,"numberOfEmployees":-5}}""",
        "INVALID_VALUE companyProfile.profileYear", "INVALID_VALUE companyProfile.numberOfEmployees", "INVALID_VALUE companyProfile.turnoverCurrency", "INVALID_VALUE companyProfile.annualTurnover")]
    [InlineData("createAccount", """{"contactId":"BAD-1","currency":"DEM","email":"x","phone":"x","creditLimit":-1}""",
        "INVALID_VALUE currency", "INVALID_VALUE creditLimit", "INVALID_VALUE email", "INVALID_VALUE phone")]
    [InlineData("updateAccount", """{"id":"BAD-A","creditLimit":1000000000000.0001}""", "INVALID_VALUE creditLimit")]
    // Amounts
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"INVOICE","amount":0}""", "INVALID_VALUE amount")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"PAYMENT","amount":-1}""", "INVALID_VALUE amount")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"ADJUSTMENT","amount":0}""", "INVALID_VALUE amount")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"INVOICE","amount":1000000000000.0001}""", "INVALID_VALUE amount")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"ADJUSTMENT","amount":-79228162514264337593543950335}""", "INVALID_VALUE amount")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"WRITE_OFF","amount":1}""", "NOT_ALLOWED type")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"PAYMENT","amount":1,"dueOn":"2026-01-31"}""", "NOT_ALLOWED dueOn")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"INVOICE","amount":1,"dueOn":"9999-12-31"}""", "INVALID_VALUE dueOn")]
    // Ids
    [InlineData("updateContact", """{"id":"01890000-0000-7000-8000-000000000000"}""", "NOT_FOUND id (contact,01890000-0000-7000-8000-000000000000)")]
    [InlineData("updateContact", """{"id":"nobody"}""", "NOT_FOUND id (contact,nobody)")]
    [InlineData("updateContact", """{"id":"BAD-A"}""", "NOT_FOUND id (contact,BAD-A)")]
    [InlineData("updateContact", """{"id":"BAD-1","categoryId":"01890000-0000-7000-8000-000000000000"}""", "NOT_FOUND categoryId (contactCategory,01890000-0000-7000-8000-000000000000)")]
    [InlineData("removeContactAddress", """{"id":"BAD-1"}""", "NOT_FOUND id (contactAddress,BAD-1)")]
    [InlineData("addContactAddress", """{"contactId":"nobody","address":{"townCity":"X"}}""", "NOT_FOUND contactId (contact,nobody)")]
    [InlineData("createAccount", """{"contactId":"nobody","contactIds":["BAD-1","nobody"],"billingAddressId":"x","classificationId":"x","paymentTermsId":"x"}""",
        "NOT_FOUND contactId (contact,nobody)", "NOT_FOUND contactIds.1 (contact,nobody)", "NOT_FOUND classificationId (accountClassification,x)",
        "NOT_FOUND paymentTermsId (paymentTerms,x)", "NOT_FOUND billingAddressId (contactAddress,x)")]
    [InlineData("postAccountEntry", """{"accountId":"\u0000","type":"PAYMENT","amount":1}""", "NOT_FOUND accountId (account,\0)")]
    [InlineData("setAccountState", """{"id":"BAD-A","state":"TERMINATED","transferToAccountId":"nobody"}""", "NOT_FOUND transferToAccountId (account,nobody)")]
    // What is taken
    [InlineData("createContact", """{"firstName":"A","lastName":"B","code":"bad-1"}""", "ALREADY_EXISTS code (contact,bad-1)")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","code":"BAD-2"}""", "ALREADY_EXISTS code (contact,BAD-2)")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","code":"01890000-0000-7000-8000-000000000000"}""", "INVALID_VALUE code")]
    [InlineData("updateContact", """{"id":"BAD-1","code":"Bad-2"}""", "ALREADY_EXISTS code (contact,Bad-2)")]
    [InlineData("createAccount", """{"contactId":"BAD-1","number":"bad-a"}""", "ALREADY_EXISTS number (account,bad-a)")]
    [InlineData("createAccount", """{"contactId":"BAD-1","number":"01890000-0000-7000-8000-000000000000"}""", "INVALID_VALUE number")]
    [InlineData("createContactCategory", """{"name":"BAD vip"}""", "ALREADY_EXISTS name (contactCategory,BAD vip)")]
    [InlineData("createAccountClassification", """{"name":"BAD GOLD"}""", "ALREADY_EXISTS name (accountClassification,BAD GOLD)")]
    [InlineData("createPaymentTerms", """{"name":"bad NET","netDays":1}""", "ALREADY_EXISTS name (paymentTerms,bad NET)")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"INVOICE","amount":1,"reference":"inv-1"}""", "ALREADY_EXISTS reference (accountEntry,inv-1)")]
    [InlineData("setThirdPartyIds", """{"recordKind":"ACCOUNT","id":"BAD-B","thirdPartyIds":[{"systemName":"erp","thirdPartyId":"42"}]}""", "ALREADY_EXISTS thirdPartyIds.0.thirdPartyId (erp,42)")]
    [InlineData("setThirdPartyIds", """{"recordKind":"ACCOUNT","id":"BAD-B","thirdPartyIds":[{"systemName":"A","thirdPartyId":"1"},{"systemName":"a","thirdPartyId":"2"}]}""", "ALREADY_EXISTS thirdPartyIds.1.systemName (a)")]
    [InlineData("setThirdPartyIds", """{"recordKind":"CONTACT","id":"BAD-1","thirdPartyIds":[{"systemName":"Ü","thirdPartyId":" ","metadata":"{"}]}""",
        "INVALID_VALUE thirdPartyIds.0.systemName", "REQUIRED thirdPartyIds.0.thirdPartyId", "INVALID_VALUE thirdPartyIds.0.metadata")]
    [InlineData("setThirdPartyIds", """{"recordKind":"CONTACT","id":"BAD-A","thirdPartyIds":[]}""", "NOT_FOUND id (contact,BAD-A)")]
    // What is primary
    [InlineData("updateAccount", """{"id":"BAD-A","isPrimary":false}""", "PRIMARY_REQUIRED isPrimary (account,{BAD-A})")]
    [InlineData("updateAccount", """{"id":"BAD-A","isPrimary":null}""", "PRIMARY_REQUIRED isPrimary (account,{BAD-A})")]
    [InlineData("updateAccount", """{"id":"BAD-T","isPrimary":true}""", "ACCOUNT_TERMINATED isPrimary (account,{BAD-T})")]
    [InlineData("updateContactAddress", """{"id":"{primary}","isPrimary":false}""", "PRIMARY_REQUIRED isPrimary")]
    [InlineData("updateContactAddress", """{"id":"{primary}","isPrimary":null,"type":null}""", "REQUIRED type", "REQUIRED isPrimary")]
    [InlineData("updateContactAddress", """{"id":"{second}","townCity":null}""", "REQUIRED addressLine1")]
    [InlineData("updateAccount", """{"id":"BAD-A","billingAddressId":"{elsewhere}"}""", "INVALID_VALUE billingAddressId (contactAddress,{elsewhere})")]
    // What is over
    [InlineData("updateContact", """{"id":"BAD-2","title":"Dr"}""", "CONTACT_DELETED (contact,{BAD-2})")]
    [InlineData("setContactConsent", """{"id":"BAD-2","consentState":"ACCEPTED"}""", "CONTACT_DELETED (contact,{BAD-2})")]
    [InlineData("addContactAddress", """{"contactId":"BAD-2","address":{"townCity":"X"}}""", "CONTACT_DELETED (contact,{BAD-2})")]
    [InlineData("updateContactAddress", """{"id":"{elsewhere}","townCity":"X"}""", "CONTACT_DELETED (contact,{BAD-2})")]
    [InlineData("removeContactAddress", """{"id":"{elsewhere}"}""", "CONTACT_DELETED (contact,{BAD-2})")]
    [InlineData("createAccount", """{"contactId":"BAD-2"}""", "CONTACT_DELETED contactId (contact,{BAD-2})")]
    [InlineData("updateAccount", """{"id":"BAD-D","name":"X"}""", "ACCOUNT_DELETED (account,{BAD-D})")]
    [InlineData("setAccountState", """{"id":"BAD-D","state":"SUSPENDED"}""", "ACCOUNT_DELETED (account,{BAD-D})")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-D","type":"PAYMENT","amount":1}""", "ACCOUNT_DELETED (account,{BAD-D})")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-T","type":"PAYMENT","amount":1}""", "ACCOUNT_TERMINATED (account,{BAD-T})")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-S","type":"INVOICE","amount":1}""", "ACCOUNT_SUSPENDED type (account,{BAD-S})")]
    [InlineData("deleteAccount", """{"id":"BAD-A"}""", "MONEY_ON_ACCOUNT (account,{BAD-A})")]
    [InlineData("setAccountState", """{"id":"BAD-A","state":"ACTIVE"}""", "INVALID_TRANSITION state (account,{BAD-A})")]
    [InlineData("setAccountState", """{"id":"BAD-T","state":"SUSPENDED"}""", "INVALID_TRANSITION state (account,{BAD-T})")]
    [InlineData("setAccountState", """{"id":"BAD-A","state":"SUSPENDED","transferToAccountId":"BAD-B"}""", "NOT_ALLOWED transferToAccountId")]
    [InlineData("setAccountState", """{"id":"BAD-A","state":"TERMINATED","transferToAccountId":"BAD-A"}""", "INVALID_VALUE transferToAccountId (account,{BAD-A})")]
    [InlineData("setAccountState", """{"id":"BAD-A","state":"TERMINATED","transferToAccountId":"BAD-S"}""", "ACCOUNT_NOT_ACTIVE transferToAccountId (account,{BAD-S})")]
    [InlineData("setAccountState", """{"id":"BAD-A","state":"TERMINATED","transferToAccountId":"BAD-T"}""", "ACCOUNT_NOT_ACTIVE transferToAccountId (account,{BAD-T})")]
    [InlineData("setAccountState", """{"id":"BAD-A","state":"TERMINATED","transferToAccountId":"BAD-USD"}""", "CURRENCY_MISMATCH transferToAccountId (account,{BAD-USD})")]
    // Versions
    [InlineData("updateContact", """{"id":"BAD-1","title":"Dr","expectedVersion":99}""", "CONFLICT expectedVersion (contact,{BAD-1},1)")]
    [InlineData("updateContact", """{"id":"BAD-1","title":"Dr","expectedVersion":-1}""", "CONFLICT expectedVersion (contact,{BAD-1},1)")]
    [InlineData("deleteContact", """{"id":"BAD-1","expectedVersion":0}""", "CONFLICT expectedVersion (contact,{BAD-1},1)")]
    [InlineData("restoreContact", """{"id":"BAD-2","expectedVersion":1}""", "CONFLICT expectedVersion (contact,{BAD-2},2)")]
    [InlineData("setContactConsent", """{"id":"BAD-1","consentState":"ACCEPTED","expectedVersion":2}""", "CONFLICT expectedVersion (contact,{BAD-1},1)")]
    [InlineData("addContactAddress", """{"contactId":"BAD-1","address":{"townCity":"X"},"expectedVersion":2}""", "CONFLICT expectedVersion (contact,{BAD-1},1)")]
    [InlineData("updateContactAddress", """{"id":"{second}","townCity":"X","expectedVersion":2}""", "CONFLICT expectedVersion (contact,{BAD-1},1)")]
    [InlineData("removeContactAddress", """{"id":"{second}","expectedVersion":2}""", "CONFLICT expectedVersion (contact,{BAD-1},1)")]
    [InlineData("updateAccount", """{"id":"BAD-B","name":"X","expectedVersion":2}""", "CONFLICT expectedVersion (account,{BAD-B},1)")]
    [InlineData("setAccountState", """{"id":"BAD-S","state":"ACTIVE","expectedVersion":1}""", "CONFLICT expectedVersion (account,{BAD-S},2)")]
    [InlineData("deleteAccount", """{"id":"BAD-B","expectedVersion":2}""", "CONFLICT expectedVersion (account,{BAD-B},1)")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-B","type":"PAYMENT","amount":1,"expectedVersion":2}""", "CONFLICT expectedVersion (account,{BAD-B},1)")]
    [InlineData("setThirdPartyIds", """{"recordKind":"CONTACT","id":"BAD-1","thirdPartyIds":[],"expectedVersion":2}""", "CONFLICT expectedVersion (contact,{BAD-1},1)")]
    public async Task Is_refused_with_what_is_wrong_and_where(string mutation, string input, params string[] expected)
    {
        var before = await server.Stored.DumpAsync();
        var payload = await server.MutateAsync(mutation, JsonNode.Parse(Filled(input))!, Answers(mutation));
        Assert.Equal(await Task.WhenAll(expected.Select(NamedAsync)), payload.Refusals());
        Assert.All(payload["errors"]!.AsArray(), e => Assert.EndsWith(".", (string)e!["message"]!, StringComparison.Ordinal));
        Assert.Null(payload.First(f => f.Key != "errors").Value);
        Assert.Equal(before, await server.Stored.DumpAsync());
    }

    [Theory]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","nickname":"C"}""", "nickname")]
    [InlineData("createContact", """{"firstName":5,"lastName":"B"}""", "firstName")]
    [InlineData("createContact", """{"firstName":["A"],"lastName":"B"}""", "firstName")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","type":"ROBOT"}""", "type")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","isActive":"yes"}""", "isActive")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","phones":[{"type":"HOME"}]}""", "number")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","phones":[null]}""", "phones")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","demographics":{"dateOfBirth":"2026-02-30"}}""", "demographics.dateOfBirth")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","demographics":{"dateOfBirth":20260228}}""", "demographics.dateOfBirth")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","demographics":{"dateOfBirth":true}}""", "demographics.dateOfBirth")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","companyProfile":{"annualTurnover":1.23456}}""", "companyProfile.annualTurnover")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","companyProfile":{"annualTurnover":"many"}}""", "companyProfile.annualTurnover")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","companyProfile":{"profileYear":20.5}}""", "companyProfile.profileYear")]
    [InlineData("createContact", """{"firstName":"A","lastName":"B","companyProfile":{"profileYear":99999999999}}""", "companyProfile.profileYear")]
    [InlineData("updateContact", """{"title":"Dr"}""", "id")]
    [InlineData("updateContact", """{"id":null}""", "id")]
    [InlineData("updateContact", """{"id":true}""", "id")]
    [InlineData("updateContact", """{"id":"BAD-1","expectedVersion":"one"}""", "expectedVersion")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"INVOICE","amount":0.00001}""", "amount")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"INVOICE","amount":1e40}""", "amount")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","type":"invoice","amount":1}""", "type")]
    [InlineData("postAccountEntry", """{"accountId":"BAD-A","amount":1}""", "type")]
    [InlineData("setThirdPartyIds", """{"recordKind":"CONTACT","id":"BAD-1"}""", "thirdPartyIds")]
    [InlineData("setThirdPartyIds", """{"recordKind":"NOTHING","id":"BAD-1","thirdPartyIds":[]}""", "recordKind")]
    public async Task That_the_schema_does_not_know_is_BAD_USER_INPUT_and_names_the_field(string mutation, string input, string field)
    {
        var before = await server.Stored.DumpAsync();
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var answer = await server.SendAsync($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ errors {{ code }} }} }}", new { input = JsonNode.Parse(input) });
        var error = Assert.Single(answer["errors"]!.AsArray())!;
        Assert.Equal("BAD_USER_INPUT", (string)error["extensions"]!["code"]!);
        Assert.Contains(field, (string)error["message"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", (string)error["message"]!, StringComparison.Ordinal);
        Assert.Null(answer["data"]);
        Assert.Equal(before, await server.Stored.DumpAsync());
    }

    [Theory]
    [InlineData("contacts(first: 1, page: 1) { totalCount }", "BAD_USER_INPUT", "Use either first/after/last/before or page/size, not both.")]
    [InlineData("contacts(last: 1, size: 1) { totalCount }", "BAD_USER_INPUT", "Use either first/after/last/before or page/size, not both.")]
    [InlineData("contacts(first: 1, last: 1) { totalCount }", "BAD_USER_INPUT", "Use either first/after or last/before, not both.")]
    [InlineData("contacts(first: -1) { totalCount }", "BAD_USER_INPUT", "first is from 0 to 200.")]
    [InlineData("contacts(first: 201) { totalCount }", "BAD_USER_INPUT", "first is from 0 to 200.")]
    [InlineData("contacts(last: 201) { totalCount }", "BAD_USER_INPUT", "last is from 0 to 200.")]
    [InlineData("contacts(size: 201) { totalCount }", "BAD_USER_INPUT", "size is from 1 to 200.")]
    [InlineData("contacts(size: -5) { totalCount }", "BAD_USER_INPUT", "size is from 1 to 200.")]
    [InlineData("contacts(page: 0) { totalCount }", "BAD_USER_INPUT", "page counts from 1.")]
    [InlineData("contacts(page: 2147483647, size: 200) { totalCount }", "BAD_USER_INPUT", "page is too large; use after for distant records.")]
    [InlineData("contacts(after: \"nonsense\") { totalCount }", "BAD_USER_INPUT", "This is no cursor of this list in this order.")]
    [InlineData("contacts { nodes { accounts(first: 201) { totalCount } } }", "BAD_USER_INPUT", "first is from 0 to 200.")]
    [InlineData("contacts { nodes { accounts(page: 1, after: \"x\") { totalCount } } }", "BAD_USER_INPUT", "Use either first/after/last/before or page/size, not both.")]
    [InlineData("contacts(where: { combinator: \"and\", rules: [{ field: \"lastNam\", operator: \"=\", value: \"x\" }] }) { totalCount }", "INVALID_RULE", null)]
    [InlineData("contacts(where: { combinator: \"and\", rules: [{ field: \"isActive\", operator: \"=\", value: \"perhaps\" }] }) { totalCount }", "INVALID_RULE", null)]
    [InlineData("contacts(where: { combinator: \"and\", rules: [{ field: \"lastName\", operator: \"like\", value: \"x\" }] }) { totalCount }", "INVALID_RULE", null)]
    [InlineData("contacts(orderBy: [{ field: \"phones.number\" }]) { totalCount }", "INVALID_RULE", null)]
    [InlineData("contacts(orderBy: [{ field: \"nothing\" }]) { totalCount }", "INVALID_RULE", null)]
    [InlineData("contactByPhone(phone: \"nonsense\") { id }", "BAD_USER_INPUT", "Expected a phone number that exists, with its country code or as it is dialled in CYP.")]
    [InlineData("contacts { nodes { surname } }", "BAD_USER_INPUT", null)]
    [InlineData("contacts(frist: 1) { totalCount }", "BAD_USER_INPUT", null)]
    [InlineData("contacts(first: \"ten\") { totalCount }", "BAD_USER_INPUT", null)]
    [InlineData("contact { id }", "BAD_USER_INPUT", null)]
    [InlineData("contact(id: null) { id }", "BAD_USER_INPUT", null)]
    public async Task In_a_query_is_an_error_that_says_what_was_expected(string field, string code, string? message)
    {
        var answer = await server.SendAsync($"{{ {field} }}");
        var error = Assert.Single(answer["errors"]!.AsArray())!;
        Assert.Equal(code, (string)error["extensions"]!["code"]!);
        Assert.Equal(message ?? (string)error["message"]!, (string)error["message"]!);
        Assert.Null(answer["data"]?[field.Split(' ', '(')[0]]);
    }

    [Theory]
    [InlineData(Unknown)]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("\\u0000")]
    [InlineData("' OR 1=1 --")]
    [InlineData("BAD-%")]
    public async Task An_id_of_nothing_is_null_and_no_error(string id)
        => Assert.Equal("""{"contact":null,"account":null}""", (await server.QueryAsync($"{{ contact(id: \"{id}\") {{ id }} account(id: \"{id}\") {{ id }} }}")).ToJsonString());

    [Fact]
    public async Task A_wrong_literal_in_a_document_stores_nothing_of_the_mutations_beside_it()
    {
        var before = await server.Stored.DumpAsync();
        var answer = await server.SendAsync("""
            mutation {
              good: createContactCategory(input: { name: "Bad good" }) { errors { code } }
              bad: postAccountEntry(input: { accountId: "BAD-A", type: PAYMENT, amount: 0.00001 }) { errors { code } }
            }
            """);
        Assert.Equal("BAD_USER_INPUT", (string)Assert.Single(answer["errors"]!.AsArray())!["extensions"]!["code"]!);
        Assert.Null(answer["data"]);
        Assert.Equal(before, await server.Stored.DumpAsync());
    }

    private static string Answers(string mutation) => mutation switch
    {
        "setThirdPartyIds" => "thirdPartyIds { id }",
        "postAccountEntry" => "entry { id }",
        "addContactAddress" or "updateContactAddress" => "address { id }",
        "createContactCategory" => "contactCategory { id }",
        "createAccountClassification" => "accountClassification { id }",
        "createPaymentTerms" => "paymentTerms { id }",
        _ => mutation.Contains("Account", StringComparison.Ordinal) ? "account { id }" : "contact { id }",
    };

    private string Filled(string text) => Known.Aggregate(text, (filled, known) => filled.Replace(known.Key, known.Value, StringComparison.Ordinal));

    /// <summary>What is expected, with the ids of the records that it names by code or number.</summary>
    private async Task<string> NamedAsync(string expected)
    {
        expected = Filled(expected);
        var name = expected.Contains('{', StringComparison.Ordinal) ? expected.Split('{', '}')[1] : null;
        if (name is null)
            return expected;
        var found = await server.QueryAsync("query($id: ID!) { contact(id: $id) { id } account(id: $id) { id } }", new { id = name });
        return expected.Replace("{" + name + "}", (string)(found["contact"] ?? found["account"])!["id"]!, StringComparison.Ordinal);
    }
}
