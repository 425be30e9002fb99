using System.Text.Json;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Subscriptions;

/// <summary>What a listener with a filter hears, and from where on.</summary>
public abstract class ContactChangedTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : ContactChangedTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : ContactChangedTests(server);

    private readonly ContactsThatChange _contacts = new(server);

    [Fact]
    public async Task A_record_that_is_edited_across_the_boundary_of_a_filter_enters_changes_and_leaves()
    {
        using var listener = await _contacts.ListenAsync();
        var id = await _contacts.AddAsync("Ada", "Elsewhere");
        await _contacts.UpdateAsync(new { id, title = "Ms" });
        await _contacts.UpdateAsync(new { id, lastName = _contacts.Name });
        await _contacts.UpdateAsync(new { id, title = "Dr" });
        await _contacts.UpdateAsync(new { id, lastName = "Elsewhere" });
        await _contacts.UpdateAsync(new { id, title = "Ms" });
        await _contacts.AddAsync("Last");

        Assert.Equal("ENTERED UPDATED", (await listener.LineAsync())[..15]);
        var changed = await listener.NextAsync();
        Assert.Equal("CHANGED", changed.GetProperty("change").GetString());
        Assert.Equal("""[{"field":"title","from":"Ms","to":"Dr"}]""", changed.GetProperty("changes").GetRawText());
        Assert.Equal("LEFT UPDATED", (await listener.LineAsync())[..12]);
        Assert.Equal($"ENTERED CREATED Last {_contacts.Name}", await listener.LineAsync());
    }

    [Fact]
    public async Task A_deleted_record_leaves_and_a_restored_one_enters_unless_the_filter_speaks_of_deletion()
    {
        var id = await _contacts.AddAsync("Ada");
        using var listener = await _contacts.ListenAsync();
        using var ofDeletion = await ChangeListener.OpenAsync(server, ContactsThatChange.ChangedWhere(), new
        {
            where = new { combinator = "and", rules = new[] { new { field = "lastName", @operator = "=", value = _contacts.Name }, new { field = "isDeleted", @operator = "=", value = "true" } } },
        });
        await _contacts.DoAsync("deleteContact", id);
        await _contacts.DoAsync("restoreContact", id);

        Assert.Equal([$"LEFT DELETED Ada {_contacts.Name}", $"ENTERED RESTORED Ada {_contacts.Name}"], [await listener.LineAsync(), await listener.LineAsync()]);
        Assert.Equal([$"ENTERED DELETED Ada {_contacts.Name}", $"LEFT RESTORED Ada {_contacts.Name}"], [await ofDeletion.LineAsync(), await ofDeletion.LineAsync()]);
    }

    [Fact]
    public async Task A_record_of_another_category_enters_by_what_the_category_is_called()
    {
        var category = (string)(await server.DoneAsync("createContactCategory", new { name = _contacts.Name }, "contactCategory { id }"))["id"]!;
        var id = await _contacts.AddAsync("Ada");
        using var listener = await ChangeListener.OpenAsync(server, ContactsThatChange.ChangedWhere(), new { where = ContactsThatChange.Rule("category.name", _contacts.Name) });
        await _contacts.UpdateAsync(new { id, categoryId = category });
        await _contacts.UpdateAsync(new { id, title = "Dr" });
        await _contacts.UpdateAsync(new { id, categoryId = (string?)null });

        Assert.Equal("ENTERED UPDATED", (await listener.LineAsync())[..15]);
        Assert.Equal("CHANGED UPDATED", (await listener.LineAsync())[..15]);
        Assert.Equal("LEFT UPDATED", (await listener.LineAsync())[..12]);
    }

    [Fact]
    public async Task A_custom_field_takes_a_record_across_the_boundary_too()
    {
        var key = "c" + _contacts.Name.ToLowerInvariant()[..8];
        await server.DoneAsync("createCustomField", new { entity = "contacts", key, label = "Tier", type = "STRING" }, "customField { id }");
        var id = await _contacts.AddAsync("Ada");
        using var listener = await ChangeListener.OpenAsync(server, ContactsThatChange.ChangedWhere(), new { where = ContactsThatChange.Rule("customFields." + key, "gold") });
        await _contacts.UpdateAsync(new { id, customFields = new[] { new { key, value = "gold" } } });
        await _contacts.UpdateAsync(new { id, customFields = new[] { new { key, value = "tin" } } });

        var entered = await listener.NextAsync();
        Assert.Equal(("ENTERED", $$"""[{"field":"customFields.{{key}}","from":null,"to":"gold"}]"""), (entered.GetProperty("change").GetString(), entered.GetProperty("changes").GetRawText()));
        Assert.Equal("LEFT UPDATED", (await listener.LineAsync())[..12]);
    }

    [Fact]
    public async Task A_list_is_looked_at_as_it_is_when_the_event_is_sent()
    {
        var id = await _contacts.AddAsync("Ada");
        await _contacts.UpdateAsync(new { id, phones = new[] { new { number = "+35799123456" } } });
        using var listener = await ChangeListener.OpenAsync(server, ContactsThatChange.ChangedWhere(), new
        {
            where = new { combinator = "and", rules = new[] { new { field = "lastName", @operator = "=", value = _contacts.Name }, new { field = "phones.number", @operator = "=", value = "+35799123456" } } },
        });
        await _contacts.AddAsync("Without");
        await _contacts.UpdateAsync(new { id, title = "Dr" });

        Assert.Equal($"CHANGED UPDATED Ada {_contacts.Name}", await listener.LineAsync());
    }

    [Fact]
    public async Task What_is_refused_is_never_heard_of()
    {
        using var listener = await _contacts.ListenAsync();
        Assert.NotEmpty((await server.MutateAsync("createContact", new { firstName = "Ada", lastName = _contacts.Name, email = "ada@" })).Refusals());
        await _contacts.AddAsync("Grace");
        Assert.Equal($"ENTERED CREATED Grace {_contacts.Name}", await listener.LineAsync());
    }

    [Fact]
    public async Task After_a_cursor_all_that_was_missed_comes_once_and_in_order_and_then_what_happens()
    {
        string cursor;
        using (var first = await _contacts.ListenAsync())
        {
            await _contacts.AddAsync("A");
            await _contacts.AddAsync("B");
            cursor = (await first.NextAsync()).GetProperty("cursor").GetString()!;
        }
        for (var i = 0; i < 250; i++)
            await _contacts.AddAsync($"M{i}");
        using var again = await _contacts.ListenAsync(cursor);
        var live = Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
                await _contacts.AddAsync($"L{i}");
        });

        var heard = new List<string>();
        for (var i = 0; i < 301; i++)
            heard.Add((await again.LineAsync()).Split(' ')[2]);
        await live;
        Assert.Equal(["B", .. Enumerable.Range(0, 250).Select(i => $"M{i}"), .. Enumerable.Range(0, 50).Select(i => $"L{i}")], heard);
    }

    [Fact]
    public async Task The_end_of_the_log_is_a_cursor_from_which_a_list_can_be_followed()
    {
        var cursor = (string)(await server.QueryAsync("{ eventCursor }"))["eventCursor"]!;
        await _contacts.AddAsync("Ada");
        using var listener = await _contacts.ListenAsync(cursor);
        Assert.Equal($"ENTERED CREATED Ada {_contacts.Name}", await listener.LineAsync());
    }

    [Fact]
    public async Task A_cursor_of_another_log_is_answered_by_a_gap_and_then_by_all_that_is_kept()
    {
        await using var own = await TestServer.StartAsync();
        var (ours, theirs) = (new ContactsThatChange(own), new ContactsThatChange(own, TestServer.OtherKey));
        await theirs.AddAsync("Theirs");
        await ours.AddAsync("Ours");
        var cursor = (string)(await own.QueryAsync("{ eventCursor }", key: TestServer.OtherKey))["eventCursor"]!;
        using var listener = await ours.ListenAsync(cursor);
        Assert.Equal(["GAP", $"ENTERED CREATED Ours {ours.Name}"], [await listener.LineAsync(), await listener.LineAsync()]);
    }

    [Fact]
    public async Task Past_what_is_kept_the_first_answer_is_a_gap_whose_cursor_goes_on_behind_it()
    {
        await using var own = await TestServer.StartAsync();
        var contacts = new ContactsThatChange(own);
        var cursor = (string)(await own.QueryAsync("{ eventCursor }"))["eventCursor"]!;
        foreach (var name in (string[])["A", "B", "C"])
            await contacts.AddAsync(name);
        await own.Stored.RowsAsync("DELETE FROM log_event WHERE sequence <= (SELECT min(sequence) + 1 FROM log_event WHERE entity = 'Contact')");
        using var listener = await contacts.ListenAsync(cursor);
        var gap = await listener.NextAsync();
        Assert.Equal("GAP", gap.GetProperty("change").GetString());
        Assert.Equal((JsonValueKind.Null, 0), (gap.GetProperty("contact").ValueKind, gap.GetProperty("changes").GetArrayLength()));
        Assert.Equal($"ENTERED CREATED C {contacts.Name}", await listener.LineAsync());
        using var behind = await contacts.ListenAsync(gap.GetProperty("cursor").GetString());
        Assert.Equal($"ENTERED CREATED C {contacts.Name}", await behind.LineAsync());
    }

    [Theory]
    [InlineData("nonsense", "after: expected a cursor of an event.")]
    [InlineData("f_________8AAAAAAAAAAAAAAAAAAAAA", "behind the newest event")]
    public async Task A_cursor_that_is_none_or_is_from_the_future_is_refused(string after, string message)
    {
        var answer = await RefusedAsync(new { after });
        Assert.Equal("BAD_USER_INPUT", answer.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains(message, answer.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_cannot_be_understood_is_refused_when_listening_begins()
        => Assert.Equal("INVALID_RULE", (await RefusedAsync(new { where = ContactsThatChange.Rule("lastNam", "x") })).GetProperty("extensions").GetProperty("code").GetString());

    private async Task<JsonElement> RefusedAsync(object variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(JsonSerializer.Serialize(new { query = ContactsThatChange.ChangedWhere(), variables }), System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("api_key", TestServer.Key);
        request.Headers.Add("Accept", "text/event-stream");
        using var response = await server.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return JsonDocument.Parse(text.Split('\n').First(l => l.StartsWith("data: {", StringComparison.Ordinal))[6..]).RootElement.GetProperty("errors")[0].Clone();
    }
}
