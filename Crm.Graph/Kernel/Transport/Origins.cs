using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Which web pages may open a WebSocket. Browsers ask nobody before they do, so the server has to look itself.</summary>
internal sealed class Origins(IOptions<CorsSettings> settings)
{
    /// <summary>Programs name no origin; pages of this server and those of the setting may.</summary>
    public bool Allow(HttpRequest request)
    {
        var named = request.Headers.Origin;
        if (named.Count == 0)
            return true;
        if (named is not [{ } origin])
            return false;
        return settings.Value.Origins.Any(allowed => allowed == "*" || string.Equals(allowed.TrimEnd('/'), origin, StringComparison.OrdinalIgnoreCase))
            // The scheme is not compared: behind a proxy with TLS it is another one here.
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
