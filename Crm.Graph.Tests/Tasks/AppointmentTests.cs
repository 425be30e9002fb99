using System.Text.Json.Nodes;
using Crm.Graph.Tests.Kernel.Subscriptions;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Tasks;

/// <summary>T4 over the real server: appointments, their steps, and which of them are at the same time.</summary>
public abstract class AppointmentTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : AppointmentTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : AppointmentTests(server);

    private const string Shown = "appointment { id version state title type url start end customerConfirmed noShow cancelled cancelledOn cancelReason cancelledBy { kind } }";

    private readonly string _own = "p" + Guid.NewGuid().ToString("N")[..12];

    [Fact]
    public async Task T4_An_appointment_is_confirmed_moved_missed_and_cancelled_and_every_step_is_kept_and_told_once()
    {
        var user = (await server.HireAsync()).Id;
        var (from, to) = (DateTimeOffset.UtcNow.AddHours(-2), DateTimeOffset.UtcNow.AddHours(-1));
        var made = await server.DoneAsync("createAppointment", new { title = _own, assigneeId = user, type = "Test drive", url = "https://meet.example.com/a?b=1", start = from.AddDays(1), end = to.AddDays(1) }, Shown);
        Assert.Equal(("SCHEDULED", "Test drive", "https://meet.example.com/a?b=1", false, false, false), ((string)made["state"]!, (string)made["type"]!, (string)made["url"]!, (bool)made["customerConfirmed"]!, (bool)made["noShow"]!, (bool)made["cancelled"]!));
        var id = (string)made["id"]!;
        using var listener = await ChangeListener.OpenAsync(server, "subscription($w: RuleGroup) { events(entity: \"appointments\", where: $w) { event } }", new { w = All(Rule("id", "=", id)) });
        Assert.Equal("CONFIRMED", (string)(await DoAsync("updateAppointment", new { id, customerConfirmed = true }))["state"]!);
        Assert.Equal([$"INVALID_TRANSITION noShow (appointment,{id})"], (await server.MutateAsync("updateAppointment", new { id, noShow = true })).Refusals());
        var moved = await DoAsync("updateAppointment", new { id, start = from, end = to });
        Assert.Equal(("SCHEDULED", false), ((string)moved["state"]!, (bool)moved["customerConfirmed"]!));
        var missed = await DoAsync("updateAppointment", new { id, noShow = true });
        Assert.Equal(("NO_SHOW", true), ((string)missed["state"]!, (bool)missed["noShow"]!));
        Assert.Equal([$"INVALID_TRANSITION id (appointment,{id},NO_SHOW)"], (await server.MutateAsync("cancelAppointment", new { id })).Refusals());
        await DoAsync("updateAppointment", new { id, noShow = false });
        for (var i = 0; i < 2; i++)
        {
            var cancelled = await DoAsync("cancelAppointment", new { id, reason = "Closed." });
            Assert.Equal(("CANCELLED", true, "Closed.", "API_KEY"), ((string)cancelled["state"]!, (bool)cancelled["cancelled"]!, (string)cancelled["cancelReason"]!, (string)cancelled["cancelledBy"]!["kind"]!));
        }
        Assert.Equal([$"INVALID_TRANSITION id (appointment,{id},CANCELLED)"], (await server.MutateAsync("updateAppointment", new { id, title = "x" })).Refusals());
        var heard = new List<string>();
        for (var i = 0; i < 5; i++)
            heard.Add((await listener.NextAsync()).GetProperty("event").GetString()!);
        Assert.Equal(["CONFIRMED", "RESCHEDULED", "NO_SHOW", "NO_SHOW_CORRECTED", "CANCELLED"], heard);
        var steps = (await server.QueryAsync("query($id: ID!) { appointment(id: $id) { steps { nodes { kind state note takenBy { kind } } } } }", new { id }))["appointment"]!["steps"]!["nodes"]!.AsArray();
        Assert.Equal(
            ["SCHEDULED SCHEDULED  API_KEY", "CONFIRMED CONFIRMED  API_KEY", "RESCHEDULED SCHEDULED  API_KEY", "NO_SHOW NO_SHOW  API_KEY", "NO_SHOW_CORRECTED SCHEDULED  API_KEY", "CANCELLED CANCELLED Closed. API_KEY"],
            steps.Select(s => $"{s!["kind"]} {s["state"]} {s["note"]} {s["takenBy"]!["kind"]}"));
    }

    [Fact]
    public async Task T4_A_calendar_is_a_filter_and_shows_what_is_at_the_same_time_by_one_statement_for_all()
    {
        var (anna, ben) = ((await server.HireAsync()).Id, (await server.HireAsync()).Id);
        var first = await CreateAsync(anna, 9, 11);
        var second = await CreateAsync(anna, 10, 12);
        var third = await CreateAsync(anna, 12, 13);
        var cancelled = await CreateAsync(anna, 9, 13);
        await DoAsync("cancelAppointment", new { id = cancelled });
        await CreateAsync(ben, 9, 13);
        object[] rules = [Rule("assignee.id", "=", anna), Rule("start", "<", "2026-12-02"), Rule("end", ">=", "2026-12-01"), Rule("cancelled", "=", false)];
        const string query = "query($w: RuleGroup) { appointments(where: $w, orderBy: [{ field: \"start\" }]) { nodes { id overlapping(orderBy: [{ field: \"start\" }]) { totalCount nodes { id } } } } }";
        await server.QueryAsync(query, new { w = All(rules) });
        server.Statements.Take();
        var read = (await server.QueryAsync(query, new { w = All(rules) }))["appointments"]!["nodes"]!.AsArray();
        Assert.Equal([$"{first} 1 {second}", $"{second} 1 {first}", $"{third} 0 "], read.Select(a => $"{a!["id"]} {a["overlapping"]!["totalCount"]} {string.Join(' ', a["overlapping"]!["nodes"]!.AsArray().Select(o => $"{o!["id"]}"))}"));
        Assert.Equal(3, server.Statements.Take().Count);

        await DoAsync("updateAppointment", new { id = third, start = "2026-12-01T11:30:00Z" });
        Assert.Equal([first, second, third], await FoundAsync([.. rules, Rule("overlapping.title", "beginsWith", _own)]));
        await DoAsync("cancelAppointment", new { id = second });
        Assert.Empty(await FoundAsync([.. rules, Rule("overlapping.title", "beginsWith", _own)]));
    }

    [Fact]
    public async Task T4_What_is_wrong_with_an_appointment_is_said_all_at_once_and_who_may_not_is_told()
    {
        var nobody = Guid.CreateVersion7().ToString();
        Assert.Equal(
            [$"NOT_FOUND assigneeId (user,{nobody})", "INVALID_VALUE end", "REQUIRED title", "INVALID_VALUE url"],
            (await server.MutateAsync("createAppointment", new { title = " ", assigneeId = nobody, start = "2026-12-01T10:00:00Z", end = "2026-12-01T10:00:00Z", url = "javascript:alert(1)" })).Refusals());
        var id = await CreateAsync((await server.HireAsync()).Id, 9, 10);
        Assert.Equal(["REQUIRED start"], (await server.MutateAsync("updateAppointment", new { id, start = (string?)null })).Refusals());
        Assert.Equal([$"CONFLICT expectedVersion (appointment,{id},1)"], (await server.MutateAsync("cancelAppointment", new { id, expectedVersion = 7 })).Refusals());
        Assert.Equal("FORBIDDEN", (await server.SendAsync($"mutation {{ cancelAppointment(input: {{ id: \"{id}\" }}) {{ appointment {{ id }} }} }}", key: await server.IssueKeyAsync(scopes: ["appointments:read"]))).Refusal());
        Assert.Null((await server.QueryAsync($"{{ appointment(id: \"{id}\") {{ id }} }}", key: TestServer.OtherKey))["appointment"]);
    }

    private static object Rule(string field, string op, object value) => new { field, @operator = op, value };

    private static object All(params object[] rules) => new { combinator = "and", rules };

    private Task<JsonNode> DoAsync(string mutation, object input) => server.DoneAsync(mutation, input, Shown);

    private async Task<string[]> FoundAsync(object[] rules)
        => [.. (await server.QueryAsync("query($w: RuleGroup) { appointments(where: $w, orderBy: [{ field: \"start\" }]) { nodes { id } } }", new { w = All(rules) }))["appointments"]!["nodes"]!.AsArray().Select(n => (string)n!["id"]!)];

    private async Task<string> CreateAsync(string assignee, int from, int to)
        => (string)(await DoAsync("createAppointment", new { title = $"{_own} {from}", assigneeId = assignee, start = $"2026-12-01T{from:00}:00:00Z", end = $"2026-12-01T{to:00}:00:00Z" }))["id"]!;
}
