using System.Text.Json.Nodes;
using Crm.Graph.Tests.Support;

namespace Crm.Graph.Tests.Kernel.Subscriptions;

/// <summary>Contacts of a last name of their own, so that tests that share a server do not hear each other.</summary>
internal sealed class ContactsThatChange(TestServer server, string key = TestServer.Key)
{
    public string Name { get; } = $"N{Guid.NewGuid():N}";

    /// <summary>Matches those that have the name.</summary>
    public object Where => Rule("lastName", Name);

    public static object Rule(string field, string value) => new { combinator = "and", rules = new[] { new { field, @operator = "=", value } } };

    public static string ChangedWhere(string told = ChangeListener.Told) => $"subscription($where: RuleGroup, $after: String) {{ contactChanged(where: $where, after: $after) {{ {told} }} }}";

    public Task<ChangeListener> ListenAsync(string? after = null, string? by = null, string told = ChangeListener.Told)
        => ChangeListener.OpenAsync(server, ChangedWhere(told), new { where = Where, after }, by ?? key);

    public async Task<string> AddAsync(string first, string? last = null)
        => (string)(await server.DoneAsync("createContact", new { firstName = first, lastName = last ?? Name }, "contact { id }", key))["id"]!;

    public Task<JsonNode> UpdateAsync(object input) => server.DoneAsync("updateContact", input, "contact { id }", key);

    public Task<JsonNode> DoAsync(string mutation, string id) => server.DoneAsync(mutation, new { id }, "contact { id }", key);
}
