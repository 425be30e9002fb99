using System.Threading.Channels;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>
/// Listeners who hear the same: the same document, variables, data and permissions. Their filter looks at each event once, and what it
/// finds is handed to all of them. Each has a bounded queue; one whose queue is full is let go, and reads the log for itself.
/// </summary>
internal sealed class ChangeGroup : IAsyncDisposable
{
    /// <summary>How many changes wait for one listener at most.</summary>
    internal const int Waiting = 256;

    /// <summary>How many are given something before it is somebody else's turn.</summary>
    private const int AtOnce = 256;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly HashSet<Member> _members = [];
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ChangeMatcher _matcher;
    private readonly ListenedFor _wanted;
    private readonly Caller _caller;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Task _pump;
    private Exception? _failure;
    private long _position;

    public ChangeGroup(ListenedFor wanted, Caller caller, EventListener events, ChangeMatcher matcher, TimeProvider clock, ILogger log)
    {
        (_wanted, _caller, _matcher, _clock, _log, _position) = (wanted, caller, matcher, clock, log, events.Position);
        _pump = Task.Run(() => PumpAsync(events));
    }

    /// <summary>The last event that was looked at.</summary>
    public long Position => Interlocked.Read(ref _position);

    /// <summary>
    /// Takes a listener in who has heard all up to this place; null when the group is ahead of it, and the listener has to read what
    /// lies between for itself first.
    /// </summary>
    public Member? Join(long heard)
    {
        lock (_lock)
        {
            if (_failure is not null)
                throw _failure;
            if (_position > heard)
                return null;
            var member = new Member(heard);
            _members.Add(member);
            return member;
        }
    }

    public void Leave(Member member)
    {
        lock (_lock)
            _members.Remove(member);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pump;
        _stop.Dispose();
    }

    private async Task PumpAsync(EventListener events)
    {
        using var listening = events;
        EventBatch? batch = null;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                batch ??= await events.NextAsync(_stop.Token);
                await HandOutAsync(await _matcher.MatchAsync(_wanted, _caller, batch, _stop.Token), batch.Events[^1].Sequence);
                batch = null;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (ListenerEndedException ended)
            {
                Fail(ended);
                return;
            }
            catch (Exception e)
            {
                _log.LogWarning(e, "Events of tenant {Tenant} could not be handed to listeners; that is tried again in {Seconds} s", _caller.TenantId, Rest.TotalSeconds);
                await Task.Delay(Rest, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>
    /// Whoever joins meanwhile has heard all of it. It is some at a time, so that what they send has gone before the next ones write:
    /// thousands of answers that wait for their turn to be sent would each hold a buffer.
    /// </summary>
    private async Task HandOutAsync(IReadOnlyList<RecordChange> changes, long position)
    {
        Member[] members;
        lock (_lock)
        {
            members = changes.Count == 0 ? [] : [.. _members];
            Interlocked.Exchange(ref _position, position);
        }
        foreach (var some in members.Chunk(AtOnce))
        {
            foreach (var member in some.Where(m => !m.Take(changes)))
                Leave(member);
            await TurnAsync();
        }
    }

    /// <summary>Ends when all has been begun that was there to be done.</summary>
    private static Task TurnAsync()
    {
        var turn = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static t => t.SetResult(), turn, preferLocal: false);
        return turn.Task;
    }

    private void Fail(Exception failure)
    {
        lock (_lock)
        {
            _failure = failure;
            foreach (var member in _members)
                member.End(failure);
            _members.Clear();
        }
    }

    /// <summary>A listener's place in a group.</summary>
    internal sealed class Member(long heard)
    {
        private readonly Channel<RecordChange> _queue = Channel.CreateBounded<RecordChange>(
            new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });

        /// <summary>What concerns the listener; ends when it was let go because it did not keep up, after all that it was given before.</summary>
        public IAsyncEnumerable<RecordChange> ReadAsync(CancellationToken ct) => _queue.Reader.ReadAllAsync(ct);

        /// <summary>False when there is no room: then it is no member any more.</summary>
        internal bool Take(IReadOnlyList<RecordChange> changes)
        {
            foreach (var change in changes)
            {
                if (change.Place.Sequence > heard && !_queue.Writer.TryWrite(change))
                {
                    _queue.Writer.TryComplete();
                    return false;
                }
            }
            return true;
        }

        internal void End(Exception failure) => _queue.Writer.TryComplete(failure);
    }
}
