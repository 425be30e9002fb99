using Crm.Graph.Tasks.Commands;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Tasks;

/// <summary>Reminders of tasks and appointments, from half past nine on the 2nd of March on.</summary>
public abstract class ReminderTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : ReminderTests(Database.Sqlite);

    public sealed class OnPostgreSql() : ReminderTests(Database.PostgreSql);

    private const int Servers = 4;

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(_clock));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task T2_T4_Each_reminder_is_an_event_at_its_time_once_however_many_servers_look_and_none_is_lost_while_none_does()
    {
        var user = (await _server.HireAsync()).Id;
        var due = new List<string>();
        for (var i = 0; i < 6; i++)
            due.Add(await MakeAsync("createTask", "task { id }", new { title = $"Task {i}", assigneeId = user, reminderOn = "2026-03-02T10:00:00Z" }));
        due.Add(await MakeAsync("createAppointment", "appointment { id }", new { title = "Visit", assigneeId = user, start = "2026-03-02T11:00:00Z", end = "2026-03-02T12:00:00Z", reminderOn = "2026-03-02T10:00:00Z" }));
        var later = await MakeAsync("createTask", "task { id }", new { title = "Later", assigneeId = user, reminderOn = "2026-03-02T10:30:00Z" });
        var done = await MakeAsync("createTask", "task { id }", new { title = "Done", assigneeId = user, reminderOn = "2026-03-02T10:00:00Z" });
        var foreign = (string)(await _server.DoneAsync("createUser", new { email = "other@example.com", roleId = await _server.RoleAsync("Member", TestServer.OtherKey) }, "user { id }", TestServer.OtherKey))["id"]!;
        await _server.DoneAsync("createTask", new { title = "Elsewhere", assigneeId = foreign, reminderOn = "2026-03-02T10:00:00Z" }, "task { id }", TestServer.OtherKey);
        await _server.DoneAsync("completeTask", new { id = done }, "task { id }");
        Assert.Equal(0, await GivenAsync());

        // Nobody looks at ten; the next server to do so, and all others at the same time, look an hour later.
        _clock.Advance(TimeSpan.FromMinutes(45));
        Assert.Equal(due.Count + 1, await GivenAsync());
        Assert.Equal(due.Order(), (await RemindedAsync()).Order());
        Assert.Equal("2026-03-02T10:15:00Z", (string)(await _server.QueryAsync("query($id: ID!) { task(id: $id) { remindedOn } }", new { id = due[0] }))["task"]!["remindedOn"]!);

        await _server.DoneAsync("updateTask", new { id = due[0], reminderOn = "2026-03-02T10:20:00Z" }, "task { id }");
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, await GivenAsync());
        Assert.Equal(0, await GivenAsync());
        Assert.Equal(due.Append(due[0]).Append(later).Order(), (await RemindedAsync()).Order());
    }

    private async Task<int> GivenAsync()
    {
        var reminders = _server.Services.GetRequiredService<Reminders>();
        return (await Task.WhenAll(Enumerable.Range(0, Servers).Select(_ => Task.Run(() => reminders.GiveAsync(CancellationToken.None))))).Sum();
    }

    /// <summary>The records of which the log says that somebody was reminded.</summary>
    private async Task<List<string>> RemindedAsync()
    {
        var tenant = (await _server.CallerAsync(TestServer.Key)).TenantId;
        return [.. (await _server.Stored.RowsAsync($"SELECT record_id FROM log_event WHERE event = 'REMINDER' AND tenant_id = {tenant}")).Select(r => Guid.Parse(r[0]!.ToString()!).ToString())];
    }

    private async Task<string> MakeAsync(string mutation, string answers, object input) => (string)(await _server.DoneAsync(mutation, input, answers))["id"]!;
}
