using System.Runtime.CompilerServices;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>
/// What one listener hears: first what lies between its place and that of its group, read for itself, then what the group is told.
/// It joins the group at exactly its own place, so nothing is lost and nothing comes twice.
/// </summary>
internal sealed class ChangeStream(
    ChangeGroups groups, Asked asked, Caller caller, EventLog log, ChangeMatcher matcher, EventPlace start, bool beginsWithGap)
    : IAsyncEnumerable<RecordChange>
{
    /// <summary>How far behind its group a listener may fall that had caught up with it once.</summary>
    internal const int MostBehind = 10_000;

    private EventPlace _place = start;
    private Asked _asked = asked;

    /// <summary>Where to go on another time: behind the last that was handed out.</summary>
    public string Cursor => _place.ToString();

    /// <inheritdoc cref="Asked.Answering"/>
    public object? Answering
    {
        get => _asked.Answering;
        set => _asked.Answering = value;
    }

    public async IAsyncEnumerator<RecordChange> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var newest = (await log.EndAsync(caller.TenantId, cancellationToken)).Sequence;
        var group = groups.Enter(ref _asked, caller, newest);
        try
        {
            if (beginsWithGap)
                yield return RecordChange.Gap(_place);
            var (heard, wasLive) = (_place.Sequence, false);
            while (true)
            {
                if (group.Join(heard) is { } member)
                {
                    wasLive = true;
                    await foreach (var change in LiveAsync(group, member, cancellationToken))
                        yield return Handed(change);
                    heard = Math.Max(heard, _place.Sequence);
                    continue;
                }
                if (wasLive && group.Position - heard > MostBehind)
                    throw new ListenerEndedException(ErrorCodes.RateLimited, $"Expected to be listened to faster: more than {MostBehind} events wait. Go on from the cursor.");
                var events = await log.ReadAsync(caller.TenantId, heard, EventFeed.Batch, cancellationToken);
                var batch = new EventBatch(events, events[0].Sequence > heard + 1);
                foreach (var change in await matcher.MatchAsync(_asked.Wanted, caller, batch, cancellationToken))
                    yield return Handed(change);
                (heard, _place) = (events[^1].Sequence, EventPlace.Behind(events[^1]));
            }
        }
        finally
        {
            await groups.LeaveAsync(_asked.Key);
        }
    }

    private static async IAsyncEnumerable<RecordChange> LiveAsync(ChangeGroup group, ChangeGroup.Member member, [EnumeratorCancellation] CancellationToken ct)
    {
        try
        {
            await foreach (var change in member.ReadAsync(ct))
                yield return change;
        }
        finally
        {
            group.Leave(member);
        }
    }

    private RecordChange Handed(RecordChange change)
    {
        _place = change.Place;
        return change;
    }
}
