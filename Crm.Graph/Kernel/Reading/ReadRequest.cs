using System.Collections.Immutable;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;

namespace Crm.Graph.Kernel.Reading;

/// <summary>Something to be read for a caller, and what of it.</summary>
public abstract record ReadRequest(FieldCatalogue Catalogue)
{
    /// <summary>Whether a rule or an order of it may speak of a field that a tenant has defined.</summary>
    internal abstract bool MayNameDefinitions { get; }
}

/// <summary>A list: a page of what a filter matches.</summary>
public sealed record ReadList(ConnectionSelection Connection, ListArguments Arguments) : ReadRequest(Connection.Catalogue)
{
    internal override bool MayNameDefinitions => Arguments.MayNameDefinitions || Connection.MayNameDefinitions;
}

/// <summary>One record: the first by id that the filter matches, deleted ones too; or null.</summary>
/// <param name="SeesAll">Whether it may be a record that the caller cannot see: only to be told of, never to be shown.</param>
public sealed record ReadOne(Selection Selection, RuleGroup Where, bool SeesAll = false) : ReadRequest(Selection.Catalogue)
{
    internal override bool MayNameDefinitions => Where.MayNameDefinitions || Selection.MayNameDefinitions;
}

/// <summary>The records with these ids, deleted ones too, as a plain list.</summary>
public sealed record ReadMany(Selection Selection, ImmutableArray<Guid> Ids) : ReadRequest(Selection.Catalogue)
{
    internal override bool MayNameDefinitions => Selection.MayNameDefinitions;
}
