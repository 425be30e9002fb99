using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Crm.Graph.Kernel.Transport.Protection;

/// <summary>
/// In front of everything: what browsers may do with answers, and HTTPS. An answer is data, and is neither framed, nor guessed at, nor run;
/// the explorer's page says for itself what it needs.
/// </summary>
internal sealed class AnswerProtection(IOptions<HttpsOptions> options) : IStartupFilter
{
    private const string Policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private readonly string? _hsts = options.Value.Hsts > TimeSpan.Zero
        ? string.Create(CultureInfo.InvariantCulture, $"max-age={options.Value.Hsts.TotalSeconds:0}")
        : null;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(next => http => HandleAsync(http, next));
        next(app);
    };

    private Task HandleAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (http.Request.IsHttps)
            headers[HeaderNames.StrictTransportSecurity] = _hsts;
        return options.Value.Required && !http.Request.IsHttps && !IsProbe(http)
            ? PlainRefusal.SendAsync(http, StatusCodes.Status403Forbidden, "This server is reached over HTTPS only. What was sent over plain HTTP, a key say, others may have read.")
            : next(http);
    }

    /// <summary>Whoever watches the process from the same machine needs no certificate.</summary>
    private static bool IsProbe(HttpContext http)
        => http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) && http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
