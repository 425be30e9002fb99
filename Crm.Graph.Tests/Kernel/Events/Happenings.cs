using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Events;

/// <summary>What tests ask the log of a whole server.</summary>
internal static class Happenings
{
    /// <summary>The last number of a key's log.</summary>
    public static async Task<long> HeadAsync(this TestServer server, string key = TestServer.Key)
        => (await server.Log().BoundsAsync((await server.CallerAsync(key)).TenantId, CancellationToken.None)).Newest;

    /// <summary>What the log of a key holds behind a place; checked to be without a gap.</summary>
    public static async Task<IReadOnlyList<LogEvent>> EventsAsync(this TestServer server, long after, string key = TestServer.Key)
    {
        var events = await server.Log().ReadAsync((await server.CallerAsync(key)).TenantId, after, 100_000, CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => after + i), events.Select(e => e.Sequence));
        return events;
    }

    /// <summary>What a mutation adds to the log.</summary>
    public static async Task<IReadOnlyList<LogEvent>> ByAsync(this TestServer server, string mutation, object input)
    {
        var before = await server.HeadAsync();
        await server.DoneAsync(mutation, input, Answer(mutation));
        return await server.EventsAsync(before);
    }

    /// <summary>The changes of an event, a line each, without what the server stamps on everything.</summary>
    public static string[] Lines(this LogEvent happened)
        => [.. JsonNode.Parse(happened.Changes.Value)!.AsArray().Where(c => !Stamps.Contains((string)c!["field"]!))
            .Select(c => $"{c!["field"]}: {Text(c["from"])} → {Text(c["to"])}")];

    public static readonly string[] Stamps = ["version", "dateModified", "modifiedBy.id"];

    private static EventLog Log(this TestServer server) => server.Services.GetRequiredService<EventLog>();

    private static string Text(JsonNode? node) => node?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";

    private static string Answer(string mutation) => mutation switch
    {
        "postAccountEntry" => "entry { id }",
        "setThirdPartyIds" => "thirdPartyIds { id }",
        "addContactAddress" or "updateContactAddress" => "address { id }",
        _ when mutation.EndsWith("Account", StringComparison.Ordinal) || mutation == "setAccountState" => "account { id }",
        _ => "contact { id }",
    };
}
