using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>Finds among events those that concern a listener, and what they mean to it.</summary>
internal sealed class ChangeMatcher(Vocabularies vocabularies, RecordReader reader, TimeProvider clock)
{
    /// <summary>Says what is wrong with a filter before anybody listens with it.</summary>
    /// <exception cref="InvalidRuleException">It cannot be understood, or names what the caller may not read.</exception>
    public async ValueTask CheckAsync(ListenedFor wanted, Caller caller, CancellationToken ct)
    {
        var words = await vocabularies.ForAsync(caller, wanted.Where.MayNameDefinitions, ct);
        foreach (var catalogue in wanted.Entities.Values)
            _ = new ChangeFilter(reader, words, catalogue, wanted.Where, caller, clock);
    }

    /// <exception cref="ListenerEndedException">The filter cannot be understood any more.</exception>
    public async Task<IReadOnlyList<RecordChange>> MatchAsync(ListenedFor wanted, Caller caller, EventBatch batch, CancellationToken ct)
    {
        try
        {
            return await FindAsync(wanted, caller, batch, ct);
        }
        catch (InvalidRuleException rule)
        {
            throw new ListenerEndedException(rule);
        }
    }

    private async Task<IReadOnlyList<RecordChange>> FindAsync(ListenedFor wanted, Caller caller, EventBatch batch, CancellationToken ct)
    {
        var changes = new List<RecordChange>();
        if (batch.FollowsGap)
            changes.Add(RecordChange.Gap(new(batch.Events[0].Sequence - 1, Guid.Empty)));
        var shared = new Shared();
        Vocabulary? words = null;
        var filters = new Dictionary<string, ChangeFilter>(StringComparer.Ordinal);
        foreach (var happened in batch.Events)
        {
            if (wanted.CatalogueOf(happened) is not { } catalogue)
                continue;
            words ??= await vocabularies.ForAsync(caller, wanted.Where.MayNameDefinitions, ct);
            if (!filters.TryGetValue(happened.Entity, out var filter))
                filters[happened.Entity] = filter = new(reader, words, catalogue, wanted.Where, caller, clock);
            if (await filter.OfAsync(happened, ct) is { } kind)
                changes.Add(new(kind, happened, catalogue, EventPlace.Behind(happened), shared));
        }
        return changes;
    }
}
