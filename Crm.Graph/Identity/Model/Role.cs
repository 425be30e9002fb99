using System.Text.Json;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Identity.Model;

/// <summary>What the users who have it may do: a set of permissions under a name.</summary>
public sealed class Role : OrganisationRecord
{
    private const int NameLength = 100;

    private Role() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether the role is one that every organisation has, or one of its own.</summary>
    public RoleKind Kind { get; private set; }

    /// <summary>The permissions of a custom role, as a JSON list. Those of a built-in one follow from its kind.</summary>
    internal JsonText Granted { get; private set; } = new("[]");

    /// <summary>The roles that an organisation begins with.</summary>
    internal static IEnumerable<Role> BuiltIn() =>
    [
        new Role { Name = "Owner", Kind = RoleKind.Owner },
        new Role { Name = "Administrator", Kind = RoleKind.Administrator },
        new Role { Name = "Member", Kind = RoleKind.Member },
    ];

    /// <summary>The same role for another organisation.</summary>
    internal Role Copy() => new() { Name = Name, Kind = Kind, Granted = Granted };

    /// <param name="permissions">What the role permits.</param>
    /// <param name="known">Every permission that there is.</param>
    internal static Result<Role> Create(string name, IReadOnlyList<string> permissions, IReadOnlyList<string> known)
    {
        var problems = new Problems();
        var role = new Role { Name = problems.Required(name, "name", NameLength), Kind = RoleKind.Custom, Granted = Check(problems, permissions, known) };
        return problems.Any ? problems.All : role;
    }

    internal Result<Role> Change(Optional<string> name, Optional<IReadOnlyList<string>> permissions, IReadOnlyList<string> known)
    {
        if (Kind != RoleKind.Custom)
            return new DomainError(Codes.NotAllowed, "A built-in role stays as it is: create one of your own instead.", "id").With("role", Id.ToString());
        var problems = new Problems();
        var read = name.IsGiven ? problems.Required(name.Value, "name", NameLength) : Name;
        var granted = permissions.IsGiven ? Check(problems, permissions.Value ?? [], known) : Granted;
        if (problems.Any)
            return problems.All;
        (Name, Granted) = (read, granted);
        return this;
    }

    /// <summary>What the role permits: <c>*</c>, which is everything, or permissions by name.</summary>
    /// <param name="known">Every permission that there is.</param>
    internal IReadOnlyList<string> Permissions(IReadOnlyList<string> known) => PermissionsOf(Kind, Granted, known);

    internal static IReadOnlyList<string> PermissionsOf(RoleKind kind, JsonText granted, IReadOnlyList<string> known) => kind switch
    {
        RoleKind.Owner => ["*"],
        RoleKind.Administrator => known,
        RoleKind.Member => [.. known.Where(p => !GovernsAccess(p))],
        _ => JsonSerializer.Deserialize<string[]>(granted.Value)!,
    };

    /// <summary>Whether a permission lets its holder decide what others may do, or watch what they did.</summary>
    private static bool GovernsAccess(string permission)
        => permission is "users:write" or "roles:write" or "teams:write" or "api-keys:read" or "api-keys:write" or "audit:read" or "lead-losses:write" or "approval-links:write"
            or "organisations:write" or "network:write" or "tasks:manage" or Session.MasqueradePermission;

    private static JsonText Check(Problems problems, IReadOnlyList<string> permissions, IReadOnlyList<string> known)
    {
        if (permissions.Count == 0)
            problems.Add(new DomainError(Codes.Required, "A role permits something: expected at least one permission.", "permissions"));
        for (var i = 0; i < permissions.Count; i++)
        {
            if (!known.Contains(permissions[i]))
                problems.At("permissions", i).Add(new DomainError(Codes.Invalid, "Expected one of the permissions that the query permissions lists."));
        }
        return new(JsonSerializer.Serialize(permissions.Distinct().Order(StringComparer.Ordinal)));
    }
}

/// <summary>Where a role comes from.</summary>
public enum RoleKind
{
    /// <summary>Built in: may do everything, whatever there will be. An organisation always has an active owner.</summary>
    Owner,
    /// <summary>Built in: has every permission by name, and so manages everybody but owners.</summary>
    Administrator,
    /// <summary>Built in: has every permission but those that decide what others may do.</summary>
    Member,
    /// <summary>The organisation's own.</summary>
    Custom,
}
