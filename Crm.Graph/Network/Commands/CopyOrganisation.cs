using Crm.Graph.CustomFields.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Network.Commands;

/// <summary>Makes another organisation like one that is there: what it is set up with, and none of its data.</summary>
internal static class CopyOrganisation
{
    private static readonly string[] Lists =
    [
        nameof(Organisation.IndustrySectors), nameof(Organisation.BusinessActivities), nameof(Organisation.Groups), nameof(Organisation.Tags),
        nameof(Organisation.OpeningHours),
    ];

    public static async Task<Result<Organisation>> CopyAsync(this CrmDb db, Organisation original, string? name, DateTimeOffset now, CancellationToken ct)
    {
        await db.LoadAsync(original, ct, [.. Lists.Select(l => (true, l))]);
        // Somebody above sees the organisation, and so whatever lies between.
        var parent = await db.Set<Organisation>().SingleAsync(o => o.Id == original.ParentId, ct);
        var made = parent.AddBelow(original.Type, null, original.TestMode, original.ToCopy(name), now);
        if (made.Refused(out var errors))
            return errors;
        var (roles, fields) = await SetUpOfAsync(db, original, ct);
        return await db.AddBelowAsync(parent, made.Value, async () =>
        {
            db.AddRange(Role.BuiltIn().Concat(roles.Select(r => r.Copy())));
            var caller = db.Caller;
            foreach (var mode in Enum.GetValues<TenantMode>())
            {
                db.Caller = caller with { TenantId = made.Value.Tenant(mode).Id };
                db.AddRange(fields[mode].Select(f => f.Copy()));
                await db.SaveChangesAsync(ct);
            }
            db.Caller = caller;
            return made;
        }, ct);
    }

    /// <summary>What only the organisation itself sees: read with its eyes.</summary>
    private static async Task<(List<Role> Roles, Dictionary<TenantMode, List<CustomField>> Fields)> SetUpOfAsync(CrmDb db, Organisation original, CancellationToken ct)
    {
        var home = db.Caller;
        var fields = new Dictionary<TenantMode, List<CustomField>>();
        db.Caller = home with { OrganisationId = original.Id };
        var roles = await db.Set<Role>().AsNoTracking().Where(r => r.Kind == RoleKind.Custom && !r.IsDeleted).OrderBy(r => r.Id).ToListAsync(ct);
        foreach (var tenant in original.Tenants)
        {
            db.Caller = home with { OrganisationId = original.Id, TenantId = tenant.Id };
            fields[tenant.Mode] = await db.Set<CustomField>().AsNoTracking().Include(f => f.Choices).Where(f => !f.IsDeleted).OrderBy(f => f.Id).ToListAsync(ct);
        }
        db.Caller = home;
        return (roles, fields);
    }
}
