using System.Net;
using Crm.Graph.Approvals.Commands;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Approvals;

/// <summary>P2, P7: requests and links whose time ends, from Monday the 2nd of March on.</summary>
public abstract class ApprovalExpiryTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : ApprovalExpiryTests(Database.Sqlite);

    public sealed class OnPostgreSql() : ApprovalExpiryTests(Database.PostgreSql);

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(_clock), "--Identity:AccessTokenLifetime", "01:00:00");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task P2_A_request_past_its_time_is_not_decided_and_marked_and_announced_once_however_many_servers_look()
    {
        var world = await ApprovalWorld.MakeAsync(_server);
        var id = await world.AskAsync(new { expiresOn = _clock.GetUtcNow().AddMinutes(30), change = new { updateContact = new { id = world.Contact, title = "Dr" } } });
        var later = await world.AskAsync();
        var link = (string)(await _server.DoneAsync("issueApprovalLink", new { id, userId = world.Asked[0].Id }, "link { path expiresOn }"))["path"]!;
        Assert.Equal(0, await ExpireAsync());
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal([$"APPROVAL_EXPIRED id (approvalRequest,{id})"], (await world.RespondAsync(id, world.Asked[0])).Refusals());
        using var page = await _server.Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        var marked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(ExpireAsync)));
        Assert.Equal((1, 0), (marked.Sum(), await ExpireAsync()));
        Assert.Equal("""{"state":"EXPIRED","decidedOn":"2026-03-02T10:00:00Z","decidedBy":null}""", (await world.ReadAsync(id, "state decidedOn decidedBy { id }")).ToJsonString());
        Assert.Equal("PENDING", (string)(await world.ReadAsync(later))["state"]!);
        var tenant = (await _server.CallerAsync(TestServer.Key)).TenantId;
        var log = await _server.Services.GetRequiredService<EventLog>().ReadAsync(tenant, 0, 100, CancellationToken.None);
        Assert.Single(log, e => e is { Entity: "ApprovalRequest", Event: "EXPIRED" });
        Assert.Equal([$"APPROVAL_NOT_PENDING id (approvalRequest,{id},EXPIRED)"], (await world.RespondAsync(id, world.Asked[0])).Refusals());
        Assert.Equal("1", (await world.ContactAsync("version"))["version"]!.ToJsonString());
    }

    private Task<int> ExpireAsync() => _server.Services.GetRequiredService<ApprovalUpkeep>().ExpireAsync(CancellationToken.None);
}
