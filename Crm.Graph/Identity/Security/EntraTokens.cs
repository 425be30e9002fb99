using Crm.Graph.Identity.Commands;
using Crm.Graph.Identity.Model;
using Crm.Graph.Identity.Storage;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Crm.Graph.Identity.Security;

/// <summary>
/// The server's own access tokens and those of Microsoft Entra ID, told apart by who says to have issued them, before anything is checked:
/// each is then good by the one's rules or not at all.
/// </summary>
internal sealed partial class EntraTokens(
    AccessTokens own, EntraReader reader, EntraRing ring, Work work, AdmitEntraUser admit,
    IOptions<IdentityOptions> identity, IOptions<EntraOptions> options, ILogger<EntraTokens> log) : IAccessTokens
{
    /// <summary>Theirs have some 2,000 characters, and more with many roles.</summary>
    private const int MaxLength = 16_384;

    private readonly JsonWebTokenHandler _handler = new();

    public int Generation => own.Generation + ring.Generation;

    public ValueTask<Caller?> FindAsync(string token, string? mode, CancellationToken ct = default) => FindAsync(token, mode, anew: false, ct);

    public ValueTask<Caller?> FindAnewAsync(string token, string? mode, CancellationToken ct) => FindAsync(token, mode, anew: true, ct);

    private ValueTask<Caller?> FindAsync(string token, string? mode, bool anew, CancellationToken ct)
    {
        if (token.Length > MaxLength || Read(token) is not { } read)
            return default;
        return read.Issuer != identity.Value.Issuer ? FindTheirsAsync(read, mode, anew, ct)
            : anew ? own.FindAnewAsync(token, mode, ct) : own.FindAsync(token, mode, ct);
    }

    private async ValueTask<Caller?> FindTheirsAsync(JsonWebToken token, string? mode, bool anew, CancellationToken ct)
    {
        if (!Modes.TryRead(mode, out var wanted) || await reader.ReadAsync(token, ct) is not { } who)
            return null;
        if (!anew && ring.TryGet(who, wanted, out var caller))
            return caller;
        var (generation, organisationId) = (ring.Generation, options.Value.OrganisationId!.Value);
        caller = await ring.LoadAsync(who, organisationId, wanted, ct);
        if (caller is null && await AdmitAsync(who, organisationId, wanted, ct))
            caller = await ring.LoadAsync(who, organisationId, wanted, ct);
        ring.Put(who, wanted, caller, generation);
        return caller;
    }

    private async Task<bool> AdmitAsync(EntraUser who, Guid organisationId, TenantMode mode, CancellationToken ct)
    {
        if ((await work.RunAsync(admit, new AdmitEntraUserInput(who, organisationId, mode), caller: null, ct)).Succeeded)
            return true;
        NotAdmitted(who.ObjectId);
        return false;
    }

    private JsonWebToken? Read(string token)
    {
        try
        {
            return _handler.CanReadToken(token) ? _handler.ReadJsonWebToken(token) : null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The token of the object {ObjectId} of Microsoft Entra ID is good, but it is no active user's here whose role can be given.")]
    private partial void NotAdmitted(Guid objectId);
}

/// <summary>How callers whose token does not say it name the data that they work with.</summary>
internal static class Modes
{
    /// <summary>Live when nothing is said; false when something else is.</summary>
    public static bool TryRead(string? text, out TenantMode mode)
    {
        mode = text?.Trim().ToUpperInvariant() is "TEST" ? TenantMode.Test : TenantMode.Live;
        return mode == TenantMode.Test || text is null || text.Trim().Equals("live", StringComparison.OrdinalIgnoreCase);
    }
}
