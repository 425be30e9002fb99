using System.Text.Encodings.Web;
using System.Text.Json;

namespace Crm.Graph.Kernel.Transport.Explorer;

/// <summary>What Banana Cake Pop reads as <c>bcp-config.json</c>. Whoever reaches the page can read it too.</summary>
internal static class ExplorerSettings
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <param name="document">What "Create Document" opens.</param>
    /// <param name="variables">Its variables, of all its operations together. Defaults in the document would be the place, but the page cannot parse text there.</param>
    /// <param name="key">The demo data's key; null outside Development, where no key is shown at all.</param>
    public static byte[] Write(string document, JsonElement variables, string? key)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            json.WriteBoolean("useBrowserUrlAsEndpoint", true);
            json.WriteBoolean("disableTelemetry", true);
            json.WriteBoolean("includeCookies", true);
            json.WriteBoolean("useGet", false);
            json.WriteStartObject("httpHeaders");
            if (key is not null)
                json.WriteString("api_key", key);
            json.WriteEndObject();
            json.WriteString("graphQLDocument", document);
            json.WritePropertyName("variables");
            variables.WriteTo(json);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <summary>The ready documents as one, in the order of their names.</summary>
    public static string ReadDocument(string folder)
        => !Directory.Exists(folder)
            ? ""
            : string.Join("\n\n", Directory.EnumerateFiles(folder, "*.graphql").Order(StringComparer.Ordinal).Select(file => File.ReadAllText(file).Trim())) + "\n";

    /// <summary>Their variables: <c>variables.json</c> beside them.</summary>
    public static JsonElement ReadVariables(string folder)
    {
        var file = Path.Combine(folder, "variables.json");
        return JsonSerializer.Deserialize<JsonElement>(File.Exists(file) ? File.ReadAllText(file) : "{}");
    }
}
