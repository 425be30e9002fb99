using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>Where the argument <c>savedFilter:</c> of lists finds its rule group.</summary>
public interface ISavedFilters
{
    /// <summary>The rule group; NOT_FOUND when there is none with that id, FORBIDDEN when the caller may not use it.</summary>
    ValueTask<Result<RuleGroup>> FindAsync(string id, Caller caller, CancellationToken ct);
}
