using Crm.Graph.Identity.Model;
using Crm.Graph.Identity.Security;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Identity.Commands;

/// <summary>What is exchanged.</summary>
/// <param name="RefreshToken">The latest refresh token of the session.</param>
public sealed record RefreshTokenInput(string RefreshToken);

/// <summary>
/// Gives new tokens for a refresh token, which is good once. When one comes a second time, two hold it: the session ends, for both.
/// </summary>
internal sealed class RefreshTokens(Work work, RotateRefreshToken rotate, TokenIssuer tokens) : IUseCase<RefreshTokenInput, Tokens>
{
    public async Task<Result<Tokens>> RunAsync(RefreshTokenInput input, Caller? caller, CancellationToken ct)
    {
        var rotated = await work.RunAsync(rotate, input, caller: null, ct);
        if (rotated.Refused(out var errors))
            return errors;
        return rotated.Value.Opened is { } opened ? await tokens.IssueAsync(opened, ct) : IdentityErrors.InvalidToken("refreshToken");
    }
}

/// <summary>What came of a refresh token: the session with its next one, or nothing where the session was ended for it.</summary>
internal sealed record Rotated(OpenedSession? Opened);

/// <summary>Takes a refresh token for the next one. That a session is ended is stored although nothing is given.</summary>
internal sealed class RotateRefreshToken(TimeProvider clock) : ICommand<RefreshTokenInput, Rotated>
{
    public async Task<Result<Rotated>> HandleAsync(RefreshTokenInput input, CrmDb db, CancellationToken ct)
    {
        var now = clock.Now();
        var hash = KeyText.Hash(input.RefreshToken.Length <= KeyText.MaxLength ? input.RefreshToken : "");
        var token = await db.Set<RefreshToken>().Include(t => t.Session).SingleOrDefaultAsync(t => t.Hash == hash, ct);
        if (token?.Session is not { } session || !session.IsOpen(now))
            return new Rotated(null);
        if (token.DateUsed is not null)
        {
            await db.FinishAsync(s => s.Id == session.Id, SessionEnd.TokenReused, now, ct);
            return new Rotated(null);
        }
        var tenant = await db.Set<Tenant>().SingleAsync(t => t.Id == session.TenantId, ct);
        var next = KeyText.Secret("rt_");
        session.Refresh(token, KeyText.Hash(next), now);
        return new Rotated(new OpenedSession(session, tenant.Mode, next));
    }
}
