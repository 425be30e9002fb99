using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.SavedFilters.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.SavedFilters.Storage;

/// <summary>Finds the saved filters that lists are asked for with.</summary>
internal sealed class SavedFilterReader(DbContexts contexts) : ISavedFilters
{
    public async ValueTask<Result<RuleGroup>> FindAsync(string id, Caller caller, CancellationToken ct)
    {
        await using var db = contexts.For(caller);
        var filter = Guid.TryParse(id, out var guid) ? await db.Set<SavedFilter>().SingleOrDefaultAsync(f => f.Id == guid && !f.IsDeleted, ct) : null;
        if (filter is null)
            return new DomainError(Codes.NotFound, "There is no saved filter with this id.").With("savedFilter", id);
        if (!filter.IsVisibleTo(caller.ActorId))
            return new DomainError("FORBIDDEN", "This saved filter is somebody else's, and private.").With("savedFilter", id);
        return RuleParser.Parse(RuleGroupTexts.Read(filter.Value), $"savedFilter {filter.Name}");
    }
}
