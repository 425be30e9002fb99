using System.Text.Json.Nodes;
using Xunit;

namespace Crm.Graph.Tests.Support;

/// <summary>What tests do with users: make them, sign them in, call as them.</summary>
internal static class People
{
    public const string Password = "four calling birds at dusk";

    /// <summary>A user with a password, as nobody but a test makes one in a single step.</summary>
    public static async Task<Person> HireAsync(this TestServer server, string? role = null, string? email = null, string key = TestServer.Key)
    {
        email ??= $"{Guid.NewGuid():N}@example.com";
        var roleId = role is null || !Guid.TryParse(role, out _) ? await server.RoleAsync(role ?? "Member", key) : role;
        var user = (string)(await server.DoneAsync("createUser", new { email, roleId }, "user { id }", key))["id"]!;
        var invitation = await server.DoneAsync("inviteUser", new { id = user }, "invitation { token }", key);
        var tokens = await server.DoneAsync("acceptInvitation", new { token = (string)invitation["token"]!, password = Password }, "tokens { accessToken refreshToken }", key: null);
        return new(user, email, (string)tokens["accessToken"]!, (string)tokens["refreshToken"]!);
    }

    /// <summary>The id of a role of the organisation.</summary>
    public static async Task<string> RoleAsync(this TestServer server, string name, string key = TestServer.Key)
    {
        var roles = await server.QueryAsync(
            "query($w: RuleGroup) { roles(where: $w) { nodes { id } } }",
            new { w = new { combinator = "and", rules = new[] { new { field = "name", @operator = "=", value = name } } } }, key);
        return (string)Assert.Single(roles["roles"]!["nodes"]!.AsArray())!["id"]!;
    }

    /// <summary>A new role that permits just this.</summary>
    public static async Task<string> NewRoleAsync(this TestServer server, params string[] permissions)
        => (string)(await server.DoneAsync("createRole", new { name = $"{Guid.NewGuid()}", permissions }, "role { id }"))["id"]!;

    public static Task<JsonObject> SignInAsync(this TestServer server, string email, string password = Password)
        => server.MutateAsync("signIn", new { email, password, mode = "TEST" }, "tokens { accessToken refreshToken expiresIn sessionExpiresOn }", key: null);

    /// <summary>The code of the error that a request is refused with; null when it is not.</summary>
    public static string? Refusal(this JsonObject answer) => (string?)answer["errors"]?[0]?["extensions"]?["code"];
}

/// <summary>A user who has signed in.</summary>
internal sealed record Person(string Id, string Email, string AccessToken, string RefreshToken);
