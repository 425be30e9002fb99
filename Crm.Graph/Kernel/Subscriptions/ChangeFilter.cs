using System.Text;
using System.Text.Json;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>A filter, bound for the events of one batch: what relative dates mean moves on from batch to batch.</summary>
internal sealed class ChangeFilter
{
    private readonly FieldCatalogue _catalogue;
    private readonly Vocabulary _words;
    private readonly Caller _caller;
    private readonly RecordReader _reader;
    private readonly Func<IRecordValues, bool> _matches;
    private readonly List<FieldPath> _paths;
    private readonly bool _speaksOfDeletion;

    /// <exception cref="InvalidRuleException">The filter cannot be understood, or not any more.</exception>
    public ChangeFilter(RecordReader reader, Vocabulary words, FieldCatalogue catalogue, RuleGroup where, Caller caller, TimeProvider clock)
    {
        (_reader, _words, _catalogue, _caller) = (reader, words, catalogue, caller);
        var slots = new Slots(clock.Today(caller.TimeZone), caller.ActorId);
        var binder = new RuleBinder(words, catalogue, new RuleValues(clock.Now(), caller.TimeZone), slots, new StringBuilder());
        var bound = binder.Bind(where);
        _matches = RuleMatcher.Compile(bound, slots);
        _paths = [.. bound.Paths];
        _speaksOfDeletion = binder.SpeaksOfDeletion;
    }

    /// <summary>What the event means to who listens with the filter; null when it does not concern them.</summary>
    public async ValueTask<ChangeKind?> OfAsync(LogEvent happened, CancellationToken ct)
    {
        var facts = EventFacts.Of(happened);
        JsonElement[] states = facts.Before is { } before ? [before, facts.After] : [facts.After];
        var now = _paths.TrueForAll(p => Array.TrueForAll(states, s => SideValues.IsIn(s, p)))
            ? new ReadNow()
            : await ReadNow.OfAsync(_reader, _words, _catalogue, happened.RecordId, states, _paths, _caller, ct);
        var matched = facts.Before is { } was && Matches(was, now, Side(facts.Changes, c => c.From));
        var matches = Matches(facts.After, now, Side(facts.Changes, c => c.To));
        if (!matched && !matches || !await MaySeeAsync(happened.RecordId, ct))
            return null;
        return (matched, matches) switch
        {
            (false, _) => ChangeKind.Entered,
            (_, true) => ChangeKind.Changed,
            _ => ChangeKind.Left,
        };
    }

    /// <summary>Lists leave deleted records out unless the filter speaks of deletion; so do those who listen.</summary>
    private bool Matches(JsonElement state, ReadNow now, IReadOnlyDictionary<string, JsonElement> changed)
        => (_speaksOfDeletion || !_catalogue.IsRecord || !state.GetProperty("isDeleted").GetBoolean()) && _matches(new SideValues(state, changed, now));

    /// <summary>One side of what changed, by field. Of a list that several parts changed in, one of them is there: lists are not asked for here.</summary>
    private static Dictionary<string, JsonElement> Side(IReadOnlyList<LoggedChange> changes, Func<LoggedChange, JsonElement> side)
    {
        var values = new Dictionary<string, JsonElement>(changes.Count, StringComparer.Ordinal);
        foreach (var change in changes)
            values[change.Field] = side(change);
        return values;
    }

    /// <summary>Where only some of the records are the caller's to see, the database says which.</summary>
    private async ValueTask<bool> MaySeeAsync(Guid recordId, CancellationToken ct)
    {
        if (_catalogue.Visibility is null)
            return true;
        var id = new Selection(_catalogue, [new SelectedValue("id", _catalogue.Find("id")!)]);
        var read = await _reader.ReadAsync(new ReadOne(id, RuleGroup.Of("id", RuleOperator.Equal, recordId)), _caller, ct);
        return !read.Span.SequenceEqual("null"u8);
    }
}
