using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Identity.Commands;

/// <summary>A new user.</summary>
/// <param name="Email">The e-mail address to sign in with, unique in the organisation whatever its case.</param>
/// <param name="RoleId">The role: one that permits nothing that the caller may not do.</param>
/// <param name="FirstName">The first name, at most 100 characters.</param>
/// <param name="LastName">The last name, at most 100 characters.</param>
/// <param name="Language">The language to speak to the user in, as a BCP 47 tag or by its code of ISO 639-2.</param>
/// <param name="TimeZone">The time zone (IANA) that the user's screens show; the organisation's when it is left out.</param>
/// <param name="Settings">What screens keep for the user.</param>
public sealed record CreateUserInput(
    string Email, RecordId RoleId, string? FirstName = null, string? LastName = null, string? Language = null, string? TimeZone = null,
    JsonText? Settings = null);

/// <summary>Creates a user, who can sign in once `inviteUser` has given a token and a password has been set with it.</summary>
internal sealed class CreateUser(IPermissions permissions) : ICommand<CreateUserInput, User>
{
    public async Task<Result<User>> HandleAsync(CreateUserInput input, CrmDb db, CancellationToken ct)
    {
        var role = await db.RequireRoleAsync(input.RoleId, permissions, ct);
        if (role.Refused(out var errors))
            return errors;
        var details = new UserDetails(input.FirstName, input.LastName, input.Language, input.TimeZone, input.Settings);
        var user = User.Create(details, input.Email, role.Value);
        if (user.Refused(out errors))
            return errors;
        if (await db.IsTakenAsync<User>(nameof(User.Email), user.Value.Email, user.Value.Id, ct))
            return IdentityErrors.EmailTaken(user.Value.Email);
        await db.AddUserAsync(user.Value, ct);
        return user;
    }
}
