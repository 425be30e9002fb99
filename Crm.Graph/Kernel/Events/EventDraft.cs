using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Kernel.Events;

/// <summary>An event that has no place in the log yet: its transaction may still be thrown away.</summary>
internal sealed record EventDraft(
    Guid Id, int TenantId, string Entity, string Event, Guid RecordId, int Version, DateTimeOffset OccurredOn, Guid ActorId, bool IsFirst, JsonText Changes, JsonText State);

/// <summary>What a context is about to save, as the two logs tell it.</summary>
internal sealed record Collected(List<EventDraft> Events, List<AuditDraft> Audited)
{
    public static readonly Collected Nothing = new([], []);

    public bool IsEmpty => Events.Count == 0 && Audited.Count == 0;
}

/// <summary>What the transaction of one context has to say when it is committed.</summary>
internal sealed class EventDrafts
{
    private readonly Collected _saved = new([], []);
    private Collected _saving = Collected.Nothing;

    /// <summary>What was saved and waits for the commit.</summary>
    public Collected Saved => _saved;

    /// <summary>Whether the log was written in this transaction: once it is committed, it is to be said.</summary>
    public bool IsWritten { get; private set; }

    public void BeginSave(Collected drafts) => _saving = drafts;

    public void EndSave()
    {
        _saved.Events.AddRange(_saving.Events);
        _saved.Audited.AddRange(_saving.Audited);
        _saving = Collected.Nothing;
    }

    public void Written()
    {
        IsWritten = _saved.Events.Count > 0;
        Clear();
    }

    /// <summary>A transaction began or ended: whatever is left of another one was thrown away with it.</summary>
    public void Forget()
    {
        Clear();
        IsWritten = false;
    }

    private void Clear()
    {
        _saved.Events.Clear();
        _saved.Audited.Clear();
    }
}
