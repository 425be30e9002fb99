using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Identity.Commands;

/// <summary>A sign-in that was refused.</summary>
/// <param name="Login">The name that was given, which may be nobody's.</param>
/// <param name="OrganisationId">The organisation that was wanted; null for whichever.</param>
internal sealed record RefusedSignIn(string Login, Guid? OrganisationId);

/// <summary>
/// Has the audit log of each organisation concerned tell that somebody tried to sign in as one of its users. It writes for names that are
/// nobody's too: else the time that it takes would tell which names are somebody's.
/// </summary>
internal sealed class NoteRefusal : ICommand<RefusedSignIn, Done>
{
    public async Task<Result<Done>> HandleAsync(RefusedSignIn input, CrmDb db, CancellationToken ct)
    {
        await CountAttempt.TouchAsync(db, input.Login, ct);
        var concerned = await db.Set<Membership>()
            .Where(m => m.Login!.Name == input.Login && (input.OrganisationId == null || m.OrganisationId == input.OrganisationId)).ToListAsync(ct);
        concerned.ForEach(m => m.SignInRefused());
        return Done.Ok;
    }
}
