using System.Collections.Immutable;
using System.Text;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;

namespace Crm.Graph.Kernel.Reading;

/// <summary>What is wanted of an object: names of the answer, and the fields behind them. It knows nothing of the engine.</summary>
public sealed class Selection(FieldCatalogue catalogue, ImmutableArray<Selected> fields)
{
    public FieldCatalogue Catalogue { get; } = catalogue;

    public ImmutableArray<Selected> Fields { get; } = fields;

    /// <summary>The saved filters that lists below name.</summary>
    internal ImmutableArray<string> SavedFilters { get; } = [.. fields.SelectMany(Below)];

    /// <summary>Whether the arguments of lists below may speak of fields that a tenant has defined.</summary>
    internal bool MayNameDefinitions { get; } = fields.Any(field => field switch
    {
        SelectedObject inner => inner.Selection.MayNameDefinitions,
        SelectedParts parts => parts.Selection.MayNameDefinitions,
        SelectedMany many => many.Arguments.MayNameDefinitions || many.Connection.MayNameDefinitions,
        _ => false,
    });

    private string? _shape;

    private static IEnumerable<string> Below(Selected field) => field switch
    {
        SelectedObject inner => inner.Selection.SavedFilters,
        SelectedParts parts => parts.Selection.SavedFilters,
        SelectedMany { Arguments.SavedFilter: { } id } many => [id, .. many.Connection.SavedFilters],
        SelectedMany many => many.Connection.SavedFilters,
        _ => [],
    };

    internal void AppendShape(StringBuilder shape)
    {
        if (_shape is null)
        {
            var own = new StringBuilder("{");
            foreach (var field in Fields)
                field.AppendShape(own);
            _shape = own.Append('}').ToString();
        }
        shape.Append(_shape);
    }
}

/// <summary>One name of an answer.</summary>
public abstract record Selected(string Name)
{
    internal virtual void AppendShape(StringBuilder shape) => shape.Append(Name).Append(':').Append(GetType().Name).Append(',');
}

/// <summary>The name of the object's type.</summary>
public sealed record SelectedTypeName(string Name, string TypeName) : Selected(Name);

/// <summary>A value of the row.</summary>
public sealed record SelectedValue(string Name, CatalogueField Field) : Selected(Name)
{
    internal override void AppendShape(StringBuilder shape) => shape.Append(Name).Append(':').Append(Field.Name).Append(',');
}

/// <summary>A field that the caller may not read: null, and an error that the engine's side has noted.</summary>
public sealed record SelectedNothing(string Name) : Selected(Name);

/// <summary>Values of the row under one name, or another record.</summary>
public sealed record SelectedObject(string Name, CatalogueField Field, Selection Selection) : Selected(Name)
{
    internal override void AppendShape(StringBuilder shape)
    {
        shape.Append(Name).Append(':').Append(Field.Name);
        Selection.AppendShape(shape);
    }
}

/// <summary>The parts of the record.</summary>
public sealed record SelectedParts(string Name, CatalogueField Field, Selection Selection) : Selected(Name)
{
    internal override void AppendShape(StringBuilder shape)
    {
        shape.Append(Name).Append(':').Append(Field.Name).Append('*');
        Selection.AppendShape(shape);
    }
}

/// <summary>Other records, as a connection with arguments of its own.</summary>
public sealed record SelectedMany(string Name, CatalogueField Field, ConnectionSelection Connection, ListArguments Arguments) : Selected(Name)
{
    internal override void AppendShape(StringBuilder shape)
    {
        shape.Append(Name).Append(':').Append(Field.Name).Append('#');
        Connection.AppendShape(shape);
    }
}

/// <summary>What is wanted of a connection.</summary>
public sealed class ConnectionSelection(FieldCatalogue catalogue, ImmutableArray<Selected> fields)
{
    public FieldCatalogue Catalogue { get; } = catalogue;

    public ImmutableArray<Selected> Fields { get; } = fields;

    /// <summary>The saved filters that lists below name.</summary>
    internal ImmutableArray<string> SavedFilters { get; } = [.. LevelBinder.Templates(fields).SelectMany(t => t.SavedFilters)];

    /// <summary>Whether the arguments of lists below may speak of fields that a tenant has defined.</summary>
    internal bool MayNameDefinitions { get; } = LevelBinder.Templates(fields).Any(t => t.MayNameDefinitions)
        || fields.Any(f => f is SelectedAggregate { Arguments.MayNameDefinitions: true });

    /// <summary>What is computed over all that the list matches.</summary>
    internal ImmutableArray<SelectedAggregate> Aggregates { get; } = [.. fields.OfType<SelectedAggregate>()];

    /// <summary>Whether any row is wanted; only counts otherwise.</summary>
    public bool NeedsRows => Fields.Any(f => f is SelectedNodes or SelectedEdges or SelectedPageInfo);

    public bool NeedsTotal => Fields.Any(f => f is SelectedTotal);

    internal bool NeedsCursors => Fields.Any(f => f is SelectedPageInfo { NeedsCursors: true } || f is SelectedEdges edges && edges.Fields.Any(e => e is SelectedCursor));

    private string? _shape;

    internal void AppendShape(StringBuilder shape)
    {
        if (_shape is null)
        {
            var own = new StringBuilder("<");
            foreach (var field in Fields)
                field.AppendShape(own);
            _shape = own.Append('>').ToString();
        }
        shape.Append(_shape);
    }
}

/// <summary>The records of the page, plain.</summary>
public sealed record SelectedNodes(string Name, Selection Selection) : Selected(Name)
{
    internal override void AppendShape(StringBuilder shape)
    {
        shape.Append(Name).Append(":nodes");
        Selection.AppendShape(shape);
    }
}

/// <summary>The records of the page, each with its cursor.</summary>
public sealed record SelectedEdges(string Name, ImmutableArray<Selected> Fields) : Selected(Name)
{
    internal override void AppendShape(StringBuilder shape)
    {
        shape.Append(Name).Append(":edges(");
        foreach (var field in Fields)
            field.AppendShape(shape);
        shape.Append(')');
    }
}

/// <summary>The cursor of an edge.</summary>
public sealed record SelectedCursor(string Name) : Selected(Name);

/// <summary>How many records there are in all.</summary>
public sealed record SelectedTotal(string Name) : Selected(Name);

/// <summary>Where the page stands.</summary>
public sealed record SelectedPageInfo(string Name, ImmutableArray<Selected> Fields) : Selected(Name)
{
    internal bool NeedsCursors => Fields.Any(f => f is SelectedPageFact { Fact: PageFact.StartCursor or PageFact.EndCursor });

    internal override void AppendShape(StringBuilder shape)
    {
        shape.Append(Name).Append(":page(");
        foreach (var field in Fields)
            field.AppendShape(shape);
        shape.Append(')');
    }
}

/// <summary>One thing to know of a page.</summary>
public sealed record SelectedPageFact(string Name, PageFact Fact) : Selected(Name)
{
    internal override void AppendShape(StringBuilder shape) => shape.Append(Name).Append(':').Append((int)Fact).Append(',');
}

/// <summary>What there is to know of a page.</summary>
public enum PageFact { HasNextPage, HasPreviousPage, StartCursor, EndCursor }

/// <summary>The arguments of a list.</summary>
/// <param name="Where">The filter.</param>
/// <param name="SavedFilter">The id of a saved filter that must match as well.</param>
/// <param name="OrderBy">The order; by id, which is by age, when there is none.</param>
/// <param name="Page">Which part of it.</param>
/// <param name="Search">Words that must be found in the record as well.</param>
public sealed record ListArguments(RuleGroup Where, IReadOnlyList<Order>? OrderBy, PageRequest Page, string? SavedFilter = null, string? Search = null)
{
    internal bool MayNameDefinitions => Where.MayNameDefinitions || (OrderBy?.Any(o => FieldDefinition.MayBeIn(o.Field)) ?? false);
}
