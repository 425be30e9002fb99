using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Identity.Commands;

/// <summary>A new role.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="Permissions">What its users may do: permissions that the query `permissions` lists, and that the caller has.</param>
public sealed record CreateRoleInput(string Name, IReadOnlyList<string> Permissions);

/// <summary>Creates a role of the organisation's own. A permission that the caller has not got cannot be put into it.</summary>
internal sealed class CreateRole(IPermissions permissions) : ICommand<CreateRoleInput, Role>
{
    public async Task<Result<Role>> HandleAsync(CreateRoleInput input, CrmDb db, CancellationToken ct)
    {
        var role = Role.Create(input.Name, input.Permissions, permissions.Names);
        if (role.Refused(out var errors))
            return errors;
        if (!db.Caller.MayGive(input.Permissions))
            return IdentityErrors.MayDoMore("permissions");
        if (await db.IsTakenAsync<Role>(nameof(Role.Name), role.Value.Name, role.Value.Id, ct))
            return IdentityErrors.RoleTaken(role.Value.Name);
        db.Add(role.Value);
        return role;
    }
}

/// <summary>What of a role changes; what is left out stays.</summary>
/// <param name="Id">The role; built-in ones cannot be changed.</param>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="Permissions">All that its users may do from now on.</param>
/// <param name="ExpectedVersion">The version of the role that the change was made for.</param>
public sealed record UpdateRoleInput(
    RecordId Id, Optional<string> Name, Optional<IReadOnlyList<string>> Permissions, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>
/// Changes a role of the organisation's own, with effect on the very next request of its users. The caller must have every permission that
/// the role had and will have.
/// </summary>
internal sealed class UpdateRole(IPermissions permissions) : ICommand<UpdateRoleInput, Role>
{
    public async Task<Result<Role>> HandleAsync(UpdateRoleInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<Role>(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        var role = found.Value;
        var isMine = db.Caller.MayGive(role.Permissions(permissions.Names));
        var changed = role.Change(input.Name, input.Permissions, permissions.Names);
        if (changed.Refused(out errors))
            return errors;
        if (!isMine || !db.Caller.MayGive(role.Permissions(permissions.Names)))
            return IdentityErrors.MayDoMore(isMine ? "permissions" : "id");
        return await db.IsTakenAsync<Role>(nameof(Role.Name), role.Name, role.Id, ct) ? IdentityErrors.RoleTaken(role.Name) : role;
    }
}
