using System.Data.Common;
using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Storage.Trimming;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Audit;

public abstract class AuditLogTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : AuditLogTests(Database.Sqlite);

    public sealed class OnPostgreSql() : AuditLogTests(Database.PostgreSql);

    private const string Told = "occurredOn action entity recordId actor { kind name } sessionId mode address userAgent traceId changes";

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(_clock));
        _server.Http?.DefaultRequestHeaders.UserAgent.ParseAdd("Tests/1.0");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_change_is_told_with_who_what_from_what_to_what_when_and_from_where()
    {
        var person = await _server.HireAsync("Owner");
        var tokens = (await _server.SignInAsync(person.Email))["tokens"]!;
        var token = (string)tokens["accessToken"]!;
        var contact = (string)(await _server.DoneAsync("createContact", new { firstName = "Ada", lastName = "Byron", phones = new[] { new { number = "+35799123456" } } }, "contact { id }", token))["id"]!;
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _server.DoneAsync("updateContact", new { id = contact, lastName = "Lovelace" }, "contact { id }", token);

        var (created, updated) = await LogAsync("recordId", contact) is [{ } first, { } second] ? (first, second) : throw new InvalidOperationException();
        Assert.Equal(("CREATED", "UPDATED"), ((string)created["action"]!, (string)updated["action"]!));
        Assert.Equal(["lastName \"Byron\" \"Lovelace\"", "name \"Ada Byron\" \"Ada Lovelace\""], Changes(updated).Order());
        Assert.Contains("lastName null \"Byron\"", Changes(created));
        Assert.Contains(Changes(created), c => c.StartsWith("phones null {", StringComparison.Ordinal));
        Assert.DoesNotContain(Changes(created), c => c.StartsWith("dateCreated", StringComparison.Ordinal) || c.EndsWith("null", StringComparison.Ordinal));
        Assert.Equal(("Contact", "USER", person.Email, "TEST", "Tests/1.0"),
            ((string)updated["entity"]!, (string)updated["actor"]!["kind"]!, (string)updated["actor"]!["name"]!, (string)updated["mode"]!, (string)updated["userAgent"]!));
        Assert.Equal("2026-03-02T09:31:00Z", (string)updated["occurredOn"]!);
        Assert.Matches("^[0-9a-f]{32}$", (string)updated["traceId"]!);
        Assert.Equal((string)updated["sessionId"]!, (string)(await LogAsync("action", "SIGNED_IN"))[^1]["sessionId"]!);
    }

    [Fact]
    public async Task What_is_refused_is_not_told_and_what_is_told_can_be_filtered_sorted_and_counted()
    {
        await _server.MutateAsync("createContact", new { firstName = "Ada" });
        Assert.Empty(await LogAsync("entity", "Contact"));
        for (var i = 0; i < 3; i++)
            await _server.DoneAsync("createContact", new { firstName = "Ada", lastName = $"{i}" }, "contact { id }");

        var log = (await _server.QueryAsync(
            "query($w: RuleGroup) { auditLog(where: $w, orderBy: [{field: \"occurredOn\", direction: DESC}], first: 2) { totalCount nodes { id } pageInfo { hasNextPage } aggregate(groupBy: [{field: \"action\"}]) { count keys { value } } } }",
            new { w = Rule("entity", "contact") }))["auditLog"]!;
        Assert.Equal((3, true), ((int)log["totalCount"]!, (bool)log["pageInfo"]!["hasNextPage"]!));
        Assert.Equal("3 CREATED", $"{log["aggregate"]![0]!["count"]} {log["aggregate"]![0]!["keys"]![0]!["value"]}");
    }

    [Fact]
    public async Task Of_a_role_its_permissions_are_told_and_of_a_user_its_role_and_state()
    {
        var role = await _server.NewRoleAsync("contacts:read");
        await _server.DoneAsync("updateRole", new { id = role, permissions = (string[])["contacts:read", "contacts:write"] }, "role { id }");
        Assert.Equal(["permissions [\"contacts:read\"] [\"contacts:read\",\"contacts:write\"]"], Changes((await LogAsync("recordId", role))[^1]));

        var person = await _server.HireAsync();
        await _server.DoneAsync("updateUser", new { id = person.Id, state = "SUSPENDED", roleId = role, settings = new { secret = "of one's own" } }, "user { id }");
        var log = await LogAsync("recordId", person.Id);
        Assert.Equal(["CREATED", "INVITED", "UPDATED", "INVITATION_ACCEPTED", "PASSWORD_CHANGED", "SIGNED_IN", "UPDATED", "SESSION_ENDED"], log.Select(Action));
        Assert.Equal(["role.id", "state"], Changes(log[^2]).Select(c => c.Split(' ')[0]).Order());
        Assert.Contains("state \"INVITED\" \"ACTIVE\"", Changes(log[2]));
    }

    [Fact]
    public async Task A_stolen_refresh_token_that_is_used_after_its_owner_has_refreshed_ends_the_session_and_both_are_told()
    {
        var person = await _server.HireAsync();
        await RefreshAsync(person.RefreshToken);
        Assert.Equal(["INVALID_TOKEN refreshToken"], (await RefreshAsync(person.RefreshToken)).Refusals());

        var log = await LogAsync("recordId", person.Id);
        var (signedIn, reused) = (log.Single(e => Action(e) == "SIGNED_IN"), log.Single(e => Action(e) == "TOKEN_REUSED"));
        Assert.Equal(((string)signedIn["sessionId"]!, person.Email, true), ((string)reused["sessionId"]!, (string)signedIn["actor"]!["name"]!, reused["actor"] is null));
    }

    [Fact]
    public async Task Signing_in_being_refused_signing_out_and_a_new_password_are_told()
    {
        var person = await _server.HireAsync();
        await _server.SignInAsync("nobody@example.com");
        await _server.SignInAsync(person.Email, "wrong");
        var token = (string)(await _server.SignInAsync(person.Email))["tokens"]!["accessToken"]!;
        Assert.Equal(["INVALID_CREDENTIALS currentPassword"], (await _server.MutateAsync("changePassword", new { currentPassword = "not the password", newPassword = "another long password" }, key: token)).Refusals());
        await _server.DoneAsync("changePassword", new { currentPassword = People.Password, newPassword = "another long password" }, "sessions", token);
        await _server.DoneAsync("signOut", new { }, "sessions", token);

        var log = (await LogAsync("recordId", person.Id)).SkipWhile(e => Action(e) != "SIGN_IN_REFUSED").ToList();
        Assert.Equal("SIGN_IN_REFUSED", Action(log[0]));
        Assert.Null(log[0]["actor"]);
        Assert.Equal(["PASSWORD_CHANGE_REFUSED", "PASSWORD_CHANGED", "SESSION_ENDED", "SIGNED_IN", "SIGNED_OUT"], log.Skip(1).Select(Action).Order());
        Assert.All(log.Skip(1), e => Assert.Equal(person.Email, (string)e["actor"]!["name"]!));
        Assert.Single(await LogAsync("action", "SIGN_IN_REFUSED"));
    }

    [Fact]
    public async Task A_password_that_is_changed_in_one_organisation_is_told_in_every_one_of_the_persons_without_a_word_of_the_others()
    {
        var person = await _server.HireAsync();
        var role = await _server.RoleAsync("Member", TestServer.OtherKey);
        var there = (string)(await _server.DoneAsync("createUser", new { email = person.Email, roleId = role }, "user { id }", TestServer.OtherKey))["id"]!;
        await _server.DoneAsync("changePassword", new { currentPassword = People.Password, newPassword = "another long password" }, "sessions", person.AccessToken);

        var told = Assert.Single(await LogAsync("action", "PASSWORD_CHANGED", TestServer.OtherKey));
        Assert.Equal((there, person.Email, true, true), ((string)told["recordId"]!, (string)told["actor"]!["name"]!, told["sessionId"] is null, told["mode"] is null));
    }

    [Fact]
    public async Task Passwords_tokens_and_keys_are_never_in_it()
    {
        var person = await _server.HireAsync();
        await _server.DoneAsync("createApiKey", new { name = "Shop", kind = "SECRET", scopes = (string[])["contacts:read"] }, "issued { key }");
        var stored = string.Join('\n', (await _server.Stored.RowsAsync("SELECT * FROM audit_entry")).Select(row => string.Join(" | ", row)));
        Assert.Contains("ApiKey", stored, StringComparison.Ordinal);
        Assert.Contains(person.Email, stored, StringComparison.Ordinal);
        foreach (var secret in (string[])[People.Password, person.RefreshToken, person.AccessToken, "hash", "Hash"])
            Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_may_not_see_it_and_others_see_of_the_changes_what_they_may_read()
    {
        var member = await _server.HireAsync();
        Assert.Equal("FORBIDDEN", (await _server.SendAsync("{ auditLog { totalCount } }", key: member.AccessToken)).Refusal());
        Assert.Equal("UNAUTHENTICATED", (await _server.SendAsync("{ auditLog { totalCount } }", key: null)).Refusal());
        var contact = (string)(await _server.DoneAsync("createContact", new { firstName = "Ada", lastName = "Byron" }, "contact { id }"))["id"]!;
        var account = (string)(await _server.DoneAsync("createAccount", new { contactId = contact, name = "Savings" }, "account { id }"))["id"]!;

        var narrow = await _server.IssueKeyAsync(scopes: ["audit:read", "accounts:read"]);
        Assert.Contains(Changes((await LogAsync("recordId", account))[0]), c => c.StartsWith("primaryContact.id", StringComparison.Ordinal));
        var seen = Changes((await LogAsync("recordId", account, narrow))[0]);
        Assert.Contains("name null \"Savings\"", seen);
        Assert.DoesNotContain(seen, c => c.StartsWith("primaryContact", StringComparison.Ordinal) || c.StartsWith("contacts", StringComparison.Ordinal));
        // Of records that they may not read at all, that something was done.
        Assert.Empty(Changes(Assert.Single(await LogAsync("recordId", contact, narrow))));
        var role = await _server.NewRoleAsync("contacts:read");
        Assert.Empty(Changes(Assert.Single(await LogAsync("recordId", role, narrow))));
    }

    [Fact]
    public async Task What_is_done_to_live_data_is_not_seen_from_test_data_nor_by_another_organisation_but_what_is_done_to_users_is()
    {
        var live = await _server.IssueKeyAsync(TenantMode.Live);
        var contact = (string)(await _server.DoneAsync("createContact", new { firstName = "Ada", lastName = "Byron" }, "contact { id }", live))["id"]!;
        var role = (string)(await _server.DoneAsync("createRole", new { name = "Clerk", permissions = (string[])["contacts:read"] }, "role { id }", live))["id"]!;
        Assert.Single(await LogAsync("recordId", contact, live));
        Assert.Empty(await LogAsync("recordId", contact));
        Assert.Equal("LIVE", (string)Assert.Single(await LogAsync("recordId", role))["mode"]!);
        Assert.Empty(await LogAsync("recordId", role, TestServer.OtherKey));
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_remove_an_entry_before_its_time()
    {
        await _server.DoneAsync("createContact", new { firstName = "Ada", lastName = "Byron" }, "contact { id }");
        var before = await CountAsync();
        foreach (var statement in (string[])["UPDATE audit_entry SET action = 'NOTHING'", "DELETE FROM audit_entry"])
            await Assert.ThrowsAnyAsync<DbException>(() => _server.Stored.RowsAsync(statement));
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Entries_are_kept_for_a_year_and_removed_then()
    {
        await _server.DoneAsync("createContact", new { firstName = "Ada", lastName = "Byron" }, "contact { id }");
        _clock.Advance(TimeSpan.FromDays(364));
        var contact = (string)(await _server.DoneAsync("createContact", new { firstName = "Ada", lastName = "Lovelace" }, "contact { id }"))["id"]!;
        var trim = _server.Services.GetRequiredService<HourlyTrim>();
        await trim.TrimAsync(CancellationToken.None);
        Assert.InRange(await CountAsync(), 3, long.MaxValue);
        _clock.Advance(TimeSpan.FromDays(1));
        // Its own hour has come as well: either of the two removes them.
        await trim.TrimAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => CountAsync().GetAwaiter().GetResult() == 1);
        Assert.Single(await LogAsync("recordId", contact));
        await Assert.ThrowsAnyAsync<DbException>(() => _server.Stored.RowsAsync("DELETE FROM audit_entry"));
    }

    private async Task<long> CountAsync() => Convert.ToInt64((await _server.Stored.RowsAsync("SELECT count(*) FROM audit_entry")).Single()[0], System.Globalization.CultureInfo.InvariantCulture);

    private async Task<List<JsonNode>> LogAsync(string field, string value, string key = TestServer.Key)
        => [.. (await _server.QueryAsync($"query($w: RuleGroup) {{ auditLog(where: $w, first: 200) {{ nodes {{ {Told} }} }} }}", new { w = Rule(field, value) }, key))["auditLog"]!["nodes"]!.AsArray().Select(n => n!)];

    private static object Rule(string field, string value) => new { combinator = "and", rules = new[] { new { field, @operator = "=", value } } };

    private static string Action(JsonNode entry) => (string)entry["action"]!;

    private static string[] Changes(JsonNode entry)
        => [.. entry["changes"]!.AsArray().Select(c => $"{c!["field"]} {c["from"]?.ToJsonString() ?? "null"} {c["to"]?.ToJsonString() ?? "null"}")];

    private Task<JsonObject> RefreshAsync(string token) => _server.MutateAsync("refreshToken", new { refreshToken = token }, "tokens { refreshToken }", key: null);
}
