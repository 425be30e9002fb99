using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Crm.Graph.Identity.Security;

/// <summary>
/// What the directory publishes of itself: its issuer and its keys. It is fetched when the first token comes, kept for half a day, and again when
/// a token names a key that is unknown; when it cannot be fetched, what was known last holds.
/// </summary>
internal sealed partial class EntraMetadata(IOptionsMonitor<JwtBearerOptions> schemes, TimeProvider clock, ILogger<EntraMetadata> log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    /// <summary>How long nothing is fetched after an attempt that failed: whoever comes meanwhile does not wait.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>How long after the last time a key that is unknown is looked for again: tokens that nobody signed name any key.</summary>
    public static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _fetching = new(1);
    private volatile Known _known = new(null, DateTimeOffset.MinValue);

    /// <summary>Null when it was never reached.</summary>
    /// <param name="wanted">The key that a token names.</param>
    public async ValueTask<OpenIdConnectConfiguration?> GetAsync(string wanted, CancellationToken ct)
    {
        if (IsGood(wanted))
            return _known.Metadata;
        // Whose key is there already does not wait for another to fetch what is only old.
        if (!await _fetching.WaitAsync(Has(wanted) ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, ct))
            return _known.Metadata;
        try
        {
            if (!IsGood(wanted))
                _known = await FetchAsync();
            return _known.Metadata;
        }
        finally
        {
            _fetching.Release();
        }
    }

    public void Dispose() => _fetching.Dispose();

    private bool IsGood(string wanted)
    {
        var now = clock.GetUtcNow();
        return now < _known.Until && (Has(wanted) || _known.Metadata is null || now < _known.FetchedOn + LookAgainAfter);
    }

    private bool Has(string wanted) => _known.Metadata?.JsonWebKeySet.Keys.Any(k => k.Kid == wanted) == true;

    /// <summary>For everybody who waits, so that nobody who hangs up ends it.</summary>
    private async Task<Known> FetchAsync()
    {
        var scheme = schemes.Get(EntraServices.Scheme);
        using var patience = new CancellationTokenSource(scheme.BackchannelTimeout);
        try
        {
            var documents = new HttpDocumentRetriever(scheme.Backchannel) { RequireHttps = scheme.RequireHttpsMetadata };
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(scheme.MetadataAddress, documents, patience.Token);
            var now = clock.GetUtcNow();
            return metadata.JsonWebKeySet is null ? Failed("it names no keys") : new(metadata, now + Fresh) { FetchedOn = now };
        }
        catch (Exception unreachable) when (unreachable is IOException or InvalidOperationException or ArgumentException or OperationCanceledException or HttpRequestException)
        {
            return Failed(unreachable.GetType().Name);
        }
    }

    private Known Failed(string why)
    {
        NotFetched(why);
        var now = clock.GetUtcNow();
        return _known with { Until = now + RetryAfter, FetchedOn = now };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The metadata of Microsoft Entra ID could not be fetched ({Why}): of its tokens those with a key that is known already are good, and no others.")]
    private partial void NotFetched(string why);

    private sealed record Known(OpenIdConnectConfiguration? Metadata, DateTimeOffset Until)
    {
        public DateTimeOffset FetchedOn { get; init; }
    }
}
