using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Graph.Tests.Identity.Entra;

/// <summary>A server that takes the tokens of a directory, and the directory.</summary>
internal sealed record EntraServer(TestServer Server, EntraDirectory Directory, ManualClock Clock) : IAsyncDisposable
{
    public static async Task<EntraServer> StartAsync(Database on = Database.Sqlite, params string[] settings)
    {
        var clock = new ManualClock();
        var directory = await EntraDirectory.StartAsync(clock);
        var server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<TimeProvider>(clock), directory.Settings(settings));
        return new(server, directory, clock);
    }

    /// <summary>A user whom an administrator has made, and who has never signed in.</summary>
    public async Task<(string Id, string Email)> UserAsync(string role = "Member", string key = TestServer.Key)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var user = await Server.DoneAsync("createUser", new { email, roleId = await Server.RoleAsync(role, key) }, "user { id }", key);
        return ((string)user["id"]!, email);
    }

    /// <summary>Who calls with this token; null when it is refused.</summary>
    public async Task<string?> MeAsync(string token) => (string?)(await Server.SendAsync("{ me { id } }", key: token))["data"]?["me"]?["id"];

    /// <summary>All that is told to whom a token is refused: status, challenge and body, but for the trace's id.</summary>
    public async Task<string> AnswerAsync(string token, string? mode = null, string query = "{ me { id } }")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (mode is not null)
            request.Headers.Add("CRM-Mode", mode);
        using var response = await Server.Http.SendAsync(request);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        (body["errors"]?[0]?["extensions"] as JsonObject)?.Remove("traceId");
        return $"{(int)response.StatusCode} {response.Headers.WwwAuthenticate} {body.ToJsonString()}";
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Directory.DisposeAsync();
    }
}
