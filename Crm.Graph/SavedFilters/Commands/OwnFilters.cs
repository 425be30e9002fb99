using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.SavedFilters.Model;

namespace Crm.Graph.SavedFilters.Commands;

/// <summary>Finding the saved filters that a caller may change.</summary>
internal static class OwnFilters
{
    /// <summary>The filter, which must be the caller's own. A private one of somebody else is forbidden like a shared one.</summary>
    public static async Task<Result<SavedFilter>> RequireOwnAsync(this CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct)
    {
        var filter = await db.RequireAsync<SavedFilter>(id, expectedVersion, ct);
        return filter.Succeeded && filter.Value.OwnerId != db.Caller.ActorId ? SavedFilterErrors.NotTheOwner(filter.Value) : filter;
    }
}
