using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Identity.Commands;

/// <summary>What ends.</summary>
/// <param name="Everywhere">Whether every session of the user in this organisation ends, and not only the one that asks.</param>
public sealed record SignOutInput(bool Everywhere = false);

/// <summary>Ends the caller's session at once, or all of the user's sessions; answers how many have ended.</summary>
internal sealed class SignOut(TimeProvider clock) : ICommand<SignOutInput, int>
{
    public async Task<Result<int>> HandleAsync(SignOutInput input, CrmDb db, CancellationToken ct)
    {
        if (db.Caller.SessionId is not { } current)
            return IdentityErrors.NotSignedIn;
        var user = db.Caller.ActorId;
        return await db.Set<Session>().Where(s => input.Everywhere ? s.UserId == user : s.Id == current).FinishAsync(SessionEnd.SignedOut, clock.Now(), ct);
    }
}
