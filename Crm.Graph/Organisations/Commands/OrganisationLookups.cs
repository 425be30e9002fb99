using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Organisations.Commands;

/// <summary>What use cases that name an organisation look up.</summary>
internal static class OrganisationLookups
{
    /// <summary>An organisation that can be named: the caller's own, or one of its network. It is read only; where there is none, that is a problem.</summary>
    public static async Task<Organisation?> OrganisationAsync(this CrmDb db, RecordId id, Problems problems, CancellationToken ct, params string[] path)
    {
        var organisation = Guid.TryParse(id.Value, out var guid)
            ? await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == guid && !o.IsDeleted, ct)
            : null;
        if (organisation is null)
            problems.Add(OrganisationErrors.NoNetwork(id.Value, path));
        return organisation;
    }
}
