using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>Events that a test raises, and who listens to them.</summary>
internal sealed class Feeds
{
    private readonly List<Channel<object>> _listeners = [];
    private int _pulled;

    public int Listeners
    {
        get
        {
            lock (_listeners)
                return _listeners.Count;
        }
    }

    /// <summary>How many events were taken by all listeners together.</summary>
    public int Pulled => Volatile.Read(ref _pulled);

    public void Raise(params object[] events)
    {
        lock (_listeners)
        {
            foreach (var listener in _listeners)
                foreach (var @event in events)
                    listener.Writer.TryWrite(@event);
        }
    }

    public void End(Exception? broken = null)
    {
        lock (_listeners)
        {
            foreach (var listener in _listeners)
                listener.Writer.TryComplete(broken);
        }
    }

    public async IAsyncEnumerable<object> ListenAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        var channel = Channel.CreateUnbounded<object>();
        lock (_listeners)
            _listeners.Add(channel);
        try
        {
            await foreach (var @event in channel.Reader.ReadAllAsync(ct))
            {
                Interlocked.Increment(ref _pulled);
                yield return @event;
            }
        }
        finally
        {
            lock (_listeners)
                _listeners.Remove(channel);
        }
    }
}
