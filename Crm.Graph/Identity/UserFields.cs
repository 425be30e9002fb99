using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Identity;

internal sealed class UserFields : RecordCatalogue<User>
{
    public UserFields()
    {
        Field(u => u.Email);
        Field(u => u.FirstName);
        Field(u => u.LastName);
        Field(u => u.Name);
        Field(u => u.State);
        Field(u => u.Language);
        Field(u => u.TimeZone);
        Field(u => u.Settings).NotFilterable().NotLogged();
        One(u => u.Role).Needs("roles:read");
    }
}

internal sealed class RoleFields : RecordCatalogue<Role>
{
    public RoleFields()
    {
        Field(r => r.Name);
        Field(r => r.Kind);
    }
}

/// <summary>What roles come to, which is known once every slice has said what its fields need.</summary>
internal static class PermissionFields
{
    public static void Add(FieldCatalogue<Role> role, Func<IPermissions> permissions) => role
        .Computed("permissions", r => r.Kind, r => r.Granted, (kind, granted) => Role.PermissionsOf(kind, granted, permissions().Names))
        .LogAs((Role r) => r.Granted)
        .Describe("What its users may do; `*` is everything, whatever there will be.");

    public static void Add(FieldCatalogue<User> user, Func<IPermissions> permissions) => user
        .Computed("permissions", u => u.Role!.Kind, u => u.Role!.Granted, (kind, granted) => Role.PermissionsOf(kind, granted, permissions().Names))
        .Describe("What the user may do; `*` is everything, whatever there will be.");
}
