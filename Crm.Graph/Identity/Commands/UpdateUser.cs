using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Identity.Commands;

/// <summary>What of a user changes; what is left out stays.</summary>
/// <param name="Id">The user: one who may do nothing that the caller may not.</param>
/// <param name="RoleId">The role: one that permits nothing that the caller may not do.</param>
/// <param name="State">Active or suspended. Suspending ends what the user has signed in.</param>
/// <param name="FirstName">The first name, at most 100 characters.</param>
/// <param name="LastName">The last name, at most 100 characters.</param>
/// <param name="Language">The language to speak to the user in, as a BCP 47 tag or by its code of ISO 639-2.</param>
/// <param name="TimeZone">The time zone (IANA) that the user's screens show.</param>
/// <param name="Settings">What screens keep for the user.</param>
/// <param name="ExpectedVersion">The version of the user that the change was made for.</param>
public sealed record UpdateUserInput(
    RecordId Id, Optional<RecordId?> RoleId, Optional<UserState?> State, Optional<string> FirstName, Optional<string> LastName,
    Optional<string> Language, Optional<string> TimeZone, Optional<JsonText?> Settings, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes a user: its details, its role, whether it may sign in. The last active owner stays one.</summary>
internal sealed class UpdateUser(IPermissions permissions, TimeProvider clock) : ICommand<UpdateUserInput, User>
{
    public async Task<Result<User>> HandleAsync(UpdateUserInput input, CrmDb db, CancellationToken ct)
    {
        var user = await db.RequireManagedAsync(input.Id, input.ExpectedVersion, permissions, ct);
        if (user.Refused(out var errors))
            return errors;
        Role? role = null;
        if (input.RoleId.Value is { } roleId)
        {
            var given = await db.RequireRoleAsync(roleId, permissions, ct);
            if (given.Refused(out errors))
                return errors;
            role = given.Value;
        }
        var wasOwner = user.Value is { State: UserState.Active, Role.Kind: RoleKind.Owner };
        var details = new UserDetails(input.FirstName, input.LastName, input.Language, input.TimeZone, input.Settings);
        var changed = user.Value.Change(details, role, input.State.Value);
        if (changed.Refused(out errors))
            return errors;
        if (wasOwner && user.Value is not { State: UserState.Active, Role.Kind: RoleKind.Owner } && !await db.HasOtherOwnerAsync(user.Value.Id, ct))
            return IdentityErrors.LastOwner(role is null ? "state" : "roleId");
        await db.RenameActorAsync(user.Value, ct);
        if (user.Value.State == UserState.Suspended)
            await db.FinishAsync(s => s.UserId == user.Value.Id, SessionEnd.Suspended, clock.Now(), ct);
        return user;
    }
}

/// <summary>What the caller changes of itself; what is left out stays.</summary>
/// <param name="FirstName">The first name, at most 100 characters.</param>
/// <param name="LastName">The last name, at most 100 characters.</param>
/// <param name="Language">The language to be spoken to in, as a BCP 47 tag or by its code of ISO 639-2.</param>
/// <param name="TimeZone">The time zone (IANA) that screens show.</param>
/// <param name="Settings">What screens keep.</param>
/// <param name="ExpectedVersion">The version of the user that the change was made for.</param>
public sealed record UpdateMeInput(
    Optional<string> FirstName, Optional<string> LastName, Optional<string> Language, Optional<string> TimeZone, Optional<JsonText?> Settings,
    int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes what the user who has signed in is called and how it is spoken to.</summary>
internal sealed class UpdateMe : ICommand<UpdateMeInput, User>
{
    public async Task<Result<User>> HandleAsync(UpdateMeInput input, CrmDb db, CancellationToken ct)
    {
        if (!db.Caller.IsUser)
            return IdentityErrors.NotSignedIn;
        var user = await db.RequireAsync<User>(db.Caller.ActorId, input.ExpectedVersion, ct);
        if (user.Refused(out var errors))
            return errors;
        var details = new UserDetails(input.FirstName, input.LastName, input.Language, input.TimeZone, input.Settings);
        var changed = user.Value.Change(details, role: null, state: null);
        if (changed.Succeeded)
            await db.RenameActorAsync(user.Value, ct);
        return changed;
    }
}
