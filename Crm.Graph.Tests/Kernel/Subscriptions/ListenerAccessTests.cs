using System.Text.Json;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Subscriptions;

/// <summary>Who may listen is asked when it begins and at every event; what is taken away ends it before anything more is told.</summary>
public abstract class ListenerAccessTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : ListenerAccessTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : ListenerAccessTests(server);

    private readonly ContactsThatChange _contacts = new(server);

    [Fact]
    public async Task After_a_key_is_revoked_there_is_no_frame_but_the_end_with_the_last_cursor()
    {
        var key = await server.IssueKeyAsync();
        using var listener = await _contacts.ListenAsync(by: key);
        await _contacts.AddAsync("Before");
        var last = (await listener.NextAsync()).GetProperty("cursor").GetString()!;
        await server.RevokeKeyAsync(key);
        await _contacts.AddAsync("After");

        var end = await listener.EndAsync();
        Assert.Equal(("UNAUTHENTICATED", last), (end.GetProperty("code").GetString(), end.GetProperty("cursor").GetString()));
        using var again = await _contacts.ListenAsync(last);
        Assert.Equal($"ENTERED CREATED After {_contacts.Name}", await again.LineAsync());
    }

    [Fact]
    public async Task A_permission_that_is_taken_away_ends_it_at_the_very_next_event()
    {
        var role = await server.NewRoleAsync("contacts:read", "accounts:read");
        var person = await ChangeListener.SignedInAsync(server, role);
        using var listener = await _contacts.ListenAsync(by: person.AccessToken);
        await _contacts.AddAsync("Before");
        await listener.NextAsync();
        await server.DoneAsync("updateRole", new { id = role, permissions = (string[])["accounts:read"] }, "role { id }");
        await _contacts.AddAsync("After");
        Assert.Equal("FORBIDDEN", (await listener.EndAsync()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_suspended_user_hears_nothing_more()
    {
        var person = await ChangeListener.SignedInAsync(server);
        using var listener = await _contacts.ListenAsync(by: person.AccessToken);
        await server.DoneAsync("updateUser", new { id = person.Id, state = "SUSPENDED" }, "user { id }");
        await _contacts.AddAsync("After");
        Assert.Equal("UNAUTHENTICATED", (await listener.EndAsync()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_change_of_a_field_that_the_listener_may_not_read_is_not_shown()
    {
        var key = await server.IssueKeyAsync(scopes: ["accounts:read"]);
        var contact = await _contacts.AddAsync("Ada");
        var account = (string)(await server.DoneAsync("createAccount", new { contactId = contact, name = _contacts.Name }, "account { id }"))["id"]!;
        var query = "subscription($where: RuleGroup) { accountChanged(where: $where) { change event changes { field } account { name } } }";
        var variables = new { where = ContactsThatChange.Rule("name", _contacts.Name) };
        using var narrow = await ChangeListener.OpenAsync(server, query, variables, key);
        using var wide = await ChangeListener.OpenAsync(server, query, variables);
        await server.DoneAsync("updateAccount", new { id = account, contactIds = (string[])[await _contacts.AddAsync("Grace")], description = "Best" }, "account { id }");

        Assert.Equal(["description"], Fields(await narrow.NextAsync()));
        Assert.Equal(["contacts", "description"], Fields(await wide.NextAsync()).Distinct().Order());

        static IEnumerable<string> Fields(JsonElement change) => change.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("field").GetString()!);
    }

    [Fact]
    public async Task Another_organisation_hears_nothing_of_it()
    {
        var theirs = new ContactsThatChange(server, TestServer.OtherKey);
        using var listener = await ChangeListener.OpenAsync(server, $"contactChanged {{ {ChangeListener.Told} }}", key: TestServer.OtherKey);
        await _contacts.AddAsync("Ours");
        await theirs.AddAsync("Theirs");
        Assert.Equal($"ENTERED CREATED Theirs {theirs.Name}", await listener.LineAsync());
    }
}

/// <summary>Streams end with their tokens, unless another takes the place of the one that ends.</summary>
public sealed class TokenEndTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private TestServer _server = null!;
    private ContactsThatChange _contacts = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(configure: b => b.Services.AddSingleton<TimeProvider>(_clock));
        _contacts = new(_server);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task It_ends_with_its_token_though_nothing_happens()
    {
        var person = await ChangeListener.SignedInAsync(_server);
        using var listener = await _contacts.ListenAsync(by: person.AccessToken);
        _clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("UNAUTHENTICATED", (await listener.EndAsync()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_token_that_a_ping_shows_takes_the_place_of_the_one_before()
    {
        var person = await ChangeListener.SignedInAsync(_server);
        using var listener = await _contacts.ListenAsync(by: person.AccessToken);
        _clock.Advance(TimeSpan.FromMinutes(5));
        var next = (string)(await _server.DoneAsync("refreshToken", new { refreshToken = person.RefreshToken }, "tokens { accessToken }", key: null))["accessToken"]!;
        await listener.SendAsync(JsonSerializer.Serialize(new { type = "ping", payload = ChangeListener.Credential(next) }));
        Assert.Equal("""{"type":"pong","payload":{"renewed":true}}""", await listener.RawAsync());
        _clock.Advance(TimeSpan.FromMinutes(6));
        await _contacts.AddAsync("Ada");
        Assert.Equal($"ENTERED CREATED Ada {_contacts.Name}", await listener.LineAsync());
    }

    [Fact]
    public async Task A_ping_that_shows_somebody_elses_token_closes_the_socket()
    {
        var (person, other) = (await ChangeListener.SignedInAsync(_server), await ChangeListener.SignedInAsync(_server));
        using var listener = await _contacts.ListenAsync(by: person.AccessToken);
        await listener.SendAsync(JsonSerializer.Serialize(new { type = "ping", payload = ChangeListener.Credential(other.AccessToken) }));
        Assert.Equal(4403, (await listener.ClosedAsync()).Code);
    }

    [Fact]
    public async Task What_today_means_to_a_filter_moves_on_while_it_is_listened_with()
    {
        using var listener = await ChangeListener.OpenAsync(_server, ContactsThatChange.ChangedWhere(), new { where = ContactsThatChange.Rule("dateCreated", "today") });
        var first = await _contacts.AddAsync("First");
        Assert.Equal($"ENTERED CREATED First {_contacts.Name}", await listener.LineAsync());
        _clock.Advance(TimeSpan.FromDays(1));
        await _contacts.UpdateAsync(new { id = first, title = "Dr" });
        await _contacts.AddAsync("Second");
        Assert.Equal($"ENTERED CREATED Second {_contacts.Name}", await listener.LineAsync());
    }
}
