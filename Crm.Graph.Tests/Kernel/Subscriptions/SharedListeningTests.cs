using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Subscriptions;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Subscriptions;

/// <summary>Listeners who ask the same share the work, and nothing of each other's pace.</summary>
public sealed class SharedListeningTests(SharedListeningTests.OwnServer server) : IClassFixture<SharedListeningTests.OwnServer>
{
    public sealed class OwnServer : TestServer;

    private readonly ContactsThatChange _contacts = new(server);

    [Fact]
    public async Task Twenty_who_ask_the_same_cost_one_read_wherever_they_begin()
    {
        var cursor = (string)(await server.QueryAsync("{ eventCursor }"))["eventCursor"]!;
        var listeners = new List<ChangeListener>();
        for (var i = 0; i < 20; i++)
            listeners.Add(await _contacts.ListenAsync(i % 2 == 0 ? cursor : null));
        server.Statements.Take();
        await _contacts.AddAsync("Ada");
        foreach (var listener in listeners)
            Assert.Equal($"ENTERED CREATED Ada {_contacts.Name}", await listener.LineAsync());
        Assert.Equal(1, server.Services.GetRequiredService<ChangeGroups>().Count);
        // One is what the mutation answers.
        Assert.Equal(2, server.Statements.Take().Count(IsOfContact));
        listeners.ForEach(l => l.Dispose());
        await Eventually.HoldsAsync(() => server.Services.GetRequiredService<ChangeGroups>().Count == 0);

        static bool IsOfContact(string sql) => sql.Contains("FROM \"contact\"", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_may_do_more_is_told_apart()
    {
        var key = await server.IssueKeyAsync(scopes: ["contacts:read"]);
        using var one = await _contacts.ListenAsync();
        using var other = await _contacts.ListenAsync(by: key);
        await Eventually.HoldsAsync(() => server.Services.GetRequiredService<ChangeGroups>().Count == 2);
    }

    [Fact]
    public async Task Of_several_names_of_one_change_events_tells_each_and_what_follows_records_tells_one()
    {
        var id = await _contacts.AddAsync("Ada");
        using var all = await ChangeListener.OpenAsync(server, "events { change event entity record sequence }");
        using var named = await ChangeListener.OpenAsync(server, "events(entity: \"contacts\", event: \"CONSENT_CHANGED\") { change event entity record }");
        await server.DoneAsync("createAccount", new { contactId = id, name = "A" }, "account { id }");
        await server.DoneAsync("setContactConsent", new { id, consentState = "ACCEPTED" }, "contact { id }");

        Assert.Equal("Account CREATED", Line(await all.NextAsync()));
        Assert.Equal("Contact CONSENT_CHANGED", Line(await all.NextAsync()));
        var heard = await named.NextAsync();
        Assert.Equal(("CHANGED", "Contact CONSENT_CHANGED", id), (heard.GetProperty("change").GetString(), Line(heard), heard.GetProperty("record").GetString()));

        static string Line(System.Text.Json.JsonElement e) => $"{e.GetProperty("entity").GetString()} {e.GetProperty("event").GetString()}";
    }

    [Fact]
    public async Task Whose_queue_is_full_is_let_go_with_all_that_it_was_given_and_holds_up_nobody()
    {
        var member = new ChangeGroup.Member(heard: 2);
        var changes = Enumerable.Range(1, ChangeGroup.Waiting + 3).Select(i => new RecordChange(ChangeKind.Changed, null, null, new EventPlace(i, Guid.Empty), new Shared())).ToList();
        Assert.False(member.Take(changes));
        var heard = new List<long>();
        await foreach (var change in member.ReadAsync(CancellationToken.None))
            heard.Add(change.Place.Sequence);
        Assert.Equal(Enumerable.Range(3, ChangeGroup.Waiting).Select(i => (long)i), heard);
    }
}
