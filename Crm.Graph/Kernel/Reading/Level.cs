using System.Collections.Immutable;
using System.Text;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;

namespace Crm.Graph.Kernel.Reading;

/// <summary>
/// One level of a read, bound to a call's values: what it selects, what limits it, and its values in slots. Levels of one
/// <see cref="Shape"/> share their plan; only the slots differ.
/// </summary>
internal sealed class Level
{
    public required FieldCatalogue Catalogue { get; init; }

    /// <summary>The list that the level is, below its parent; null for the top.</summary>
    public CatalogueField? List { get; init; }

    /// <summary>What is wanted of each row: once, or more often where a connection asks for its records several times.</summary>
    public required Selection[] Templates { get; init; }

    /// <summary>The connection around the rows; null for a plain list or one record.</summary>
    public ConnectionSelection? Connection { get; init; }

    public required Slots Slots { get; init; }

    public BoundGroup? Where { get; set; }

    /// <summary>The words that must be found in a record.</summary>
    public Search.BoundSearch? Search { get; set; }

    /// <summary>Whether deleted records are left out.</summary>
    public bool WithoutDeleted { get; set; }

    /// <summary>Whether records are read that the caller may not see, to tell that there is one.</summary>
    public bool SeesAll { get; init; }

    /// <summary>The sort of the rows as they are read: reversed when paging backward.</summary>
    public required SortOrder Order { get; init; }

    public Keyset? Keyset { get; set; }

    public PageRequest? Page { get; init; }

    /// <summary>The slot of how many rows are read: one more than wanted, to know whether there are more.</summary>
    public int? TakeSlot { get; set; }

    public int? SkipSlot { get; set; }

    /// <summary>The slot of the parents' ids, filled once these are known.</summary>
    public int? ParentsSlot { get; set; }

    /// <summary>The slot of the ids that are asked for.</summary>
    public int? IdsSlot { get; set; }

    /// <summary>What is computed over all that the level matches, in the order in which the connection names it.</summary>
    public ImmutableArray<BoundAggregate> Aggregates { get; set; } = [];

    /// <summary>The levels below, in the order in which the templates name them.</summary>
    public List<Level> Children { get; } = [];

    /// <summary>Everything but the values, the levels below included.</summary>
    public StringBuilder Shape { get; } = new();

    public bool NeedsCursors => Connection?.NeedsCursors ?? false;

    public bool NeedsRows => Connection?.NeedsRows ?? true;

    public bool NeedsTotal => Connection?.NeedsTotal ?? false;
}
