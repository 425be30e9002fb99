using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Organisations.Storage;

/// <summary>Organisations for what the server does before it knows who calls: whose key it is, where somebody signs in. No caller chooses which.</summary>
internal static class AnyOrganisation
{
    public static IQueryable<Organisation> AnyOrganisations(this CrmDb db) => db.Set<Organisation>().IgnoreQueryFilters();
}
