using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Kernel.Events;

/// <summary>An event that has no place in the log yet: its transaction may still be thrown away.</summary>
internal sealed record EventDraft(
    Guid Id, int TenantId, string Entity, string Event, Guid RecordId, int Version, DateTimeOffset OccurredOn, Guid ActorId, bool IsFirst, JsonText Changes, JsonText State);

/// <summary>What the transaction of one context has to say when it is committed.</summary>
internal sealed class EventDrafts
{
    private readonly List<EventDraft> _saved = [];
    private List<EventDraft> _saving = [];

    /// <summary>What was saved and waits for the commit.</summary>
    public IReadOnlyList<EventDraft> Saved => _saved;

    /// <summary>Whether the log was written in this transaction: once it is committed, it is to be said.</summary>
    public bool IsWritten { get; private set; }

    public void BeginSave(List<EventDraft> drafts) => _saving = drafts;

    public void EndSave()
    {
        _saved.AddRange(_saving);
        _saving = [];
    }

    public void Written()
    {
        _saved.Clear();
        IsWritten = true;
    }

    /// <summary>A transaction began or ended: whatever is left of another one was thrown away with it.</summary>
    public void Forget()
    {
        _saved.Clear();
        IsWritten = false;
    }
}
