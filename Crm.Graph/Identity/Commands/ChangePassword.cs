using Crm.Graph.Identity.Model;
using Crm.Graph.Identity.Security;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Identity.Commands;

/// <summary>One password for another.</summary>
/// <param name="CurrentPassword">The password as it is.</param>
/// <param name="NewPassword">The password as it shall be: 15 characters at least unless the server is set up otherwise, of any kind.</param>
public sealed record ChangePasswordInput(string CurrentPassword, string NewPassword);

/// <summary>
/// Changes the password of the user who has signed in, in every organisation of which the person is a user; answers how many other sessions
/// of hers have ended by it.
/// </summary>
internal sealed class ChangePassword(
    Work work, DbContexts contexts, CountAttempt count, NoteWrongPassword note, SetPassword set, Passwords passwords, Origin origin, IOptions<IdentityOptions> options)
    : IUseCase<ChangePasswordInput, int>
{
    public async Task<Result<int>> RunAsync(ChangePasswordInput input, Caller? caller, CancellationToken ct)
    {
        if (caller is not { SessionId: not null, IsUser: true })
            return IdentityErrors.NotSignedIn;
        await using var db = contexts.For(caller);
        var user = await db.Set<User>().SingleAsync(u => u.Id == caller.ActorId, ct);
        var membership = await db.Set<Membership>().Include(m => m.Login).SingleAsync(m => m.UserId == user.Id, ct);
        if (PasswordRules.Check(input.NewPassword, options.Value.PasswordLength, [user.Email, user.FirstName, user.LastName], "newPassword") is { } weak)
            return weak;
        if ((await work.RunAsync(count, new Attempt(membership.Login!.Name, origin.Address), caller: null, ct)).Refused(out var errors))
            return errors;
        if (await passwords.MatchAsync(membership.Login.PasswordHash, input.CurrentPassword, ct) == PasswordMatch.No)
        {
            await work.RunAsync(note, membership.Id, caller, ct);
            return IdentityErrors.InvalidCredentials.Under("currentPassword");
        }
        var hash = await passwords.HashAsync(input.NewPassword, ct);
        return await work.RunAsync(set, new SetPasswordInput(membership.LoginId, membership.Login.Version, hash, caller.SessionId), caller, ct);
    }
}

/// <summary>Has the audit log tell that a password was to be changed by somebody who did not know the one before.</summary>
internal sealed class NoteWrongPassword : ICommand<Guid, Done>
{
    public async Task<Result<Done>> HandleAsync(Guid membershipId, CrmDb db, CancellationToken ct)
    {
        (await db.Set<Membership>().SingleAsync(m => m.Id == membershipId, ct)).PasswordChangeRefused();
        return Done.Ok;
    }
}

/// <summary>A password that has been checked and hashed.</summary>
/// <param name="LoginId">Whose it is.</param>
/// <param name="LoginVersion">The password that it replaces; another may have been set since.</param>
/// <param name="Hash">The hash.</param>
/// <param name="Stays">The session that asks, which goes on.</param>
internal sealed record SetPasswordInput(Guid LoginId, int LoginVersion, string Hash, Guid? Stays);

/// <summary>Sets a password and ends the sessions that were opened with the one before, wherever.</summary>
internal sealed class SetPassword(TimeProvider clock) : ICommand<SetPasswordInput, int>
{
    public async Task<Result<int>> HandleAsync(SetPasswordInput input, CrmDb db, CancellationToken ct)
    {
        var login = await db.Set<Login>().SingleAsync(l => l.Id == input.LoginId, ct);
        if (login.Version != input.LoginVersion)
            return IdentityErrors.InvalidCredentials.Under("currentPassword");
        login.SetPassword(input.Hash);
        await CountAttempt.ForgetAsync(db, login.Name, ct);
        // It is the same password wherever the person is a user.
        foreach (var membership in await db.Set<Membership>().Where(m => m.LoginId == login.Id).ToListAsync(ct))
            membership.PasswordChanged();
        return await db.FinishAsync(s => s.Membership!.LoginId == login.Id && s.Id != input.Stays, SessionEnd.PasswordChanged, clock.Now(), ct);
    }
}
