using System.Collections.Frozen;
using System.Text.Json;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>
/// Reads a manifest of trusted documents: a map of ids to documents, as GraphQL Code Generator and Relay write it, or Apollo's
/// <c>apollo-persisted-query-manifest</c>.
/// </summary>
internal static class DocumentManifest
{
    /// <exception cref="StartException">It is not there, or no manifest.</exception>
    public static FrozenDictionary<string, string> Read(string? path, string root)
    {
        if (string.IsNullOrEmpty(path))
            return FrozenDictionary<string, string>.Empty;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, path)));
            return Documents(json.RootElement).ToFrozenDictionary(d => d.Id, d => d.Text, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"Documents:Manifest names a file that cannot be read: {path}");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new StartException($"Documents:Manifest names a file that is no manifest: {path}. Expected a JSON object of ids and documents, or Apollo's persisted query manifest.");
        }
    }

    private static IEnumerable<(string Id, string Text)> Documents(JsonElement root)
        => root.TryGetProperty("operations", out var operations) && operations.ValueKind is JsonValueKind.Array
            ? operations.EnumerateArray().Select(o => (o.GetProperty("id").GetString()!, o.GetProperty("body").GetString()!))
            : root.EnumerateObject().Select(p => (p.Name, p.Value.GetString() ?? throw new JsonException()));
}
