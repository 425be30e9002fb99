using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Identity.Commands;

/// <summary>What ends.</summary>
/// <param name="Everywhere">Whether every session of the user in this organisation ends, and not only the one that asks.</param>
public sealed record SignOutInput(bool Everywhere = false);

/// <summary>Ends the caller's session at once, with the masquerades that were begun in it, or all of the user's sessions; answers how many have ended.</summary>
internal sealed class SignOut(TimeProvider clock) : ICommand<SignOutInput, int>
{
    public async Task<Result<int>> HandleAsync(SignOutInput input, CrmDb db, CancellationToken ct)
    {
        if (db.Caller.SessionId is not { } current)
            return IdentityErrors.NotSignedIn;
        var user = (await db.Set<Session>().SingleAsync(s => s.Id == current, ct)).UserId;
        return await db.FinishAsync(s => input.Everywhere ? s.UserId == user : s.Id == current, SessionEnd.SignedOut, clock.Now(), ct);
    }
}
