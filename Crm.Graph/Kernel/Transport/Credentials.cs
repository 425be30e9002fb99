using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Crm.Graph.Kernel.Transport;

/// <summary>What a caller shows of itself: in the headers of a request, or in a WebSocket's first message under the same names.</summary>
/// <param name="ApiKey"><c>api_key</c>.</param>
/// <param name="Bearer">The tokens of <c>Authorization: Bearer</c>. Other schemes are somebody else's, a proxy's say.</param>
public readonly record struct Credentials(StringValues ApiKey, StringValues Bearer)
{
    public const string ApiKeyName = "api_key";
    public const string ModeName = "CRM-Mode";

    private const string AuthorizationName = "authorization";
    private const string BearerScheme = "Bearer ";

    /// <summary><c>CRM-Mode</c>: live or test data, for a token that does not say it itself.</summary>
    public StringValues Mode { get; init; }

    /// <summary>The mode in one text; null when there is none.</summary>
    public string? WantedMode => Mode.Count == 0 ? null : Mode.ToString();

    /// <summary>Nothing was shown: the caller is anybody.</summary>
    public bool IsNone => ApiKey.Count == 0 && Bearer.Count == 0;

    /// <summary>The only credential that was shown; null when there are several, or none.</summary>
    public string? Only => ApiKey.Count + Bearer.Count == 1 ? ApiKey.Count == 1 ? ApiKey[0] : Bearer[0] : null;

    public static Credentials Of(HttpRequest request)
        => new(request.Headers[ApiKeyName], request.Headers.Authorization.Count == 0 ? default : Tokens(request.Headers.Authorization)) { Mode = request.Headers[ModeName] };

    /// <summary>What the payload of <c>connection_init</c> shows. A value that is no text is a credential too, and never a good one.</summary>
    public static Credentials Of(JsonElement payload)
    {
        StringValues key = default, bearer = default, mode = default;
        if (payload.ValueKind is not JsonValueKind.Object)
            return default;
        foreach (var property in payload.EnumerateObject())
        {
            var value = property.Value.ValueKind is JsonValueKind.String ? property.Value.GetString() : "";
            if (property.Value.ValueKind is JsonValueKind.Null)
                continue;
            if (property.Name.Equals(ApiKeyName, StringComparison.OrdinalIgnoreCase))
                key = StringValues.Concat(key, value);
            else if (property.Name.Equals(ModeName, StringComparison.OrdinalIgnoreCase))
                mode = StringValues.Concat(mode, value);
            else if (property.Name.Equals(AuthorizationName, StringComparison.OrdinalIgnoreCase))
                bearer = StringValues.Concat(bearer, property.Value.ValueKind is JsonValueKind.String ? Tokens(value) : value);
        }
        return new(key, bearer) { Mode = mode };
    }

    private static StringValues Tokens(StringValues authorization)
    {
        StringValues tokens = default;
        foreach (var value in authorization)
        {
            if (value is not null && value.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase))
                tokens = StringValues.Concat(tokens, value[BearerScheme.Length..].Trim());
        }
        return tokens;
    }
}
