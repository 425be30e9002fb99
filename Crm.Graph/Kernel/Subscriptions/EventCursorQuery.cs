using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>Nothing is asked for.</summary>
public sealed record EventCursorArguments;

/// <summary>
/// The end of the log as it is now, for the argument `after` of subscriptions. Ask for it first, then for your list, then listen from
/// there: whatever changed in between is heard, and the list misses nothing.
/// </summary>
public sealed class EventCursorQuery(EventLog log) : IQuery<EventCursorArguments, string>
{
    public async Task<Result<string>> AskAsync(EventCursorArguments arguments, Caller caller, CancellationToken ct)
        => (await log.EndAsync(caller.TenantId, ct)).ToString();
}
