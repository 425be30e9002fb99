using Crm.Graph.Identity.Model;
using Crm.Graph.Identity.Security;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Identity.Commands;

/// <summary>Who signs in, and to what.</summary>
/// <param name="Email">The e-mail address.</param>
/// <param name="Password">The password.</param>
/// <param name="OrganisationId">The organisation, for somebody who is a user of several; when it is left out, the one where that was last so.</param>
/// <param name="Mode">Whether to work with the organisation's live or its test data.</param>
public sealed record SignInInput(string Email, string Password, Guid? OrganisationId = null, TenantMode Mode = TenantMode.Live);

/// <summary>
/// Signs a user in. A wrong address, a wrong password and a user who may not sign in are one error, `INVALID_CREDENTIALS`, and take the same
/// time; after too many attempts for an address, whether it exists or not, it is `TOO_MANY_ATTEMPTS`.
/// </summary>
internal sealed class SignIn(
    Work work, DbContexts contexts, CountAttempt count, NoteRefusal note, OpenSession open, Passwords passwords, TokenIssuer tokens, Origin origin)
    : IUseCase<SignInInput, Tokens>
{
    public async Task<Result<Tokens>> RunAsync(SignInInput input, Caller? caller, CancellationToken ct)
    {
        var name = Login.NameOf(input.Email.Length <= 254 ? input.Email : "");
        if ((await work.RunAsync(count, new Attempt(name, origin.Address), caller: null, ct)).Refused(out var errors))
            return errors;
        var login = await FindAsync(name, ct);
        // While others write: comparing takes long, and nobody else is to wait for it.
        var match = await passwords.MatchAsync(login?.PasswordHash, input.Password, ct);
        if (login is null || match == PasswordMatch.No)
            return await RefuseAsync(name, input.OrganisationId, ct);
        var rehashed = match == PasswordMatch.Outdated ? await passwords.HashAsync(input.Password, ct) : null;
        var wanted = new OpenSessionInput(login.Id, login.Version, input.OrganisationId, input.Mode, rehashed, origin.Address);
        var opened = await work.RunAsync(open, wanted, caller: null, ct);
        return opened.Succeeded ? await tokens.IssueAsync(opened.Value, ct) : await RefuseAsync(name, input.OrganisationId, ct);
    }

    private async Task<Result<Tokens>> RefuseAsync(string name, Guid? organisationId, CancellationToken ct)
    {
        await work.RunAsync(note, new RefusedSignIn(name, organisationId), caller: null, ct);
        return IdentityErrors.InvalidCredentials;
    }

    private async Task<Login?> FindAsync(string name, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        return await db.Set<Login>().SingleOrDefaultAsync(l => l.Name == name, ct);
    }
}
