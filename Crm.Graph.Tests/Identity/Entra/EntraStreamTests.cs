using System.Text.Json;
using Crm.Graph.Tests.Kernel.Subscriptions;
using Crm.Graph.Tests.Kernel.Transport;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Identity.Entra;

/// <summary>Who listens with a token of a directory hears what others hear, and no longer.</summary>
public abstract class EntraStreamTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : EntraStreamTests(Database.Sqlite);

    public sealed class OnPostgreSql() : EntraStreamTests(Database.PostgreSql);

    private readonly Guid _objectId = Guid.NewGuid();
    private EntraServer _entra = null!;
    private string _id = "";
    private string _email = "";
    private ContactsThatChange _contacts = null!;

    public async Task InitializeAsync()
    {
        _entra = await EntraServer.StartAsync(on);
        (_id, _email) = await _entra.UserAsync();
        // Somebody else changes the live data meanwhile.
        _contacts = new(_entra.Server, _entra.Directory.Token((await _entra.UserAsync()).Email, change: c => c["exp"] = (long)c["iat"]! + 100_000));
    }

    public async Task DisposeAsync() => await _entra.DisposeAsync();

    [Fact]
    public async Task It_hears_what_happens_and_ends_with_its_token_though_nothing_happens()
    {
        using var listener = await _contacts.ListenAsync(by: Token());
        await _contacts.AddAsync("Ada");
        Assert.Equal($"ENTERED CREATED Ada {_contacts.Name}", await listener.LineAsync());
        _entra.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("UNAUTHENTICATED", (await listener.EndAsync()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_token_that_a_ping_shows_takes_the_place_of_the_one_before()
    {
        using var listener = await _contacts.ListenAsync(by: Token());
        _entra.Clock.Advance(TimeSpan.FromMinutes(50));
        await listener.SendAsync(JsonSerializer.Serialize(new { type = "ping", payload = ChangeListener.Credential(Token()) }));
        Assert.Equal("""{"type":"pong","payload":{"renewed":true}}""", await listener.RawAsync());
        _entra.Clock.Advance(TimeSpan.FromMinutes(50));
        await _contacts.AddAsync("Ada");
        Assert.Equal($"ENTERED CREATED Ada {_contacts.Name}", await listener.LineAsync());
    }

    [Fact]
    public async Task A_ping_that_shows_somebody_elses_token_closes_the_socket()
    {
        var other = _entra.Directory.Token((await _entra.UserAsync()).Email);
        using var listener = await _contacts.ListenAsync(by: Token());
        await listener.SendAsync(JsonSerializer.Serialize(new { type = "ping", payload = ChangeListener.Credential(other) }));
        Assert.Equal(4403, (await listener.ClosedAsync()).Code);
    }

    [Fact]
    public async Task A_user_who_is_suspended_in_mid_stream_hears_nothing_more()
    {
        using var listener = await _contacts.ListenAsync(by: Token());
        await _contacts.AddAsync("Before");
        await listener.NextAsync();
        await _entra.Server.DoneAsync("updateUser", new { id = _id, state = "SUSPENDED" }, "user { id }");
        await _contacts.AddAsync("After");
        Assert.Equal("UNAUTHENTICATED", (await listener.EndAsync()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_socket_says_the_mode_in_its_first_message_and_keeps_it_when_the_token_is_renewed()
    {
        var contact = (string)(await _entra.Server.DoneAsync("createContact", new { firstName = "Anna", lastName = "Test" }, "contact { id }"))["id"]!;
        using var socket = await SocketClient.OpenAsync(_entra.Server.Http.BaseAddress!.ToString().TrimEnd('/'));
        await socket.SendAsync(JsonSerializer.Serialize(new { type = "connection_init", payload = new Dictionary<string, string> { ["authorization"] = $"Bearer {Token()}", ["crm-mode"] = "test" } }));
        Assert.Equal("""{"type":"connection_ack"}""", await socket.NextAsync());
        await socket.SendAsync(JsonSerializer.Serialize(new { type = "ping", payload = ChangeListener.Credential(Token()) }));
        Assert.Equal("""{"type":"pong","payload":{"renewed":true}}""", await socket.NextAsync());
        await socket.SubscribeAsync("1", $$"""{ contact(id: "{{contact}}") { name } }""");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"contact":{"name":"Anna Test"}}}}""", await socket.NextAsync());
    }

    [Theory]
    [InlineData("a.b.c", null)]
    [InlineData(null, "other")]
    public async Task A_socket_is_closed_on_a_token_or_a_mode_that_is_not_good(string? token, string? mode)
    {
        using var socket = await SocketClient.OpenAsync(_entra.Server.Http.BaseAddress!.ToString().TrimEnd('/'));
        var payload = ChangeListener.Credential(token ?? Token());
        if (mode is not null)
            payload["CRM-Mode"] = mode;
        await socket.SendAsync(JsonSerializer.Serialize(new { type = "connection_init", payload }));
        Assert.Equal((4403, "Forbidden"), await socket.ClosedAsync());
    }

    private string Token() => _entra.Directory.Token(_email, _objectId);
}
