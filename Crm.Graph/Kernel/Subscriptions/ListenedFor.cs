using System.Collections.Frozen;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>What a listener wants to hear of.</summary>
/// <param name="Entities">The kinds of record, by their names in the log.</param>
/// <param name="Events">The names of the events; null is any.</param>
/// <param name="Where">Which records; of several kinds, all.</param>
/// <param name="EachName">Whether a change of several names is heard under each of them, or once.</param>
internal sealed record ListenedFor(FrozenDictionary<string, FieldCatalogue> Entities, FrozenSet<string>? Events, RuleGroup Where, bool EachName)
{
    /// <summary>The kind of record that the event is about, where it may concern the listener.</summary>
    public FieldCatalogue? CatalogueOf(LogEvent happened)
        => (EachName || happened.IsFirst) && (Events is null || Events.Contains(happened.Event)) ? Entities.GetValueOrDefault(happened.Entity) : null;
}
