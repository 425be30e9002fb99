using System.Net;
using Crm.Graph.Kernel.Security;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport.Sockets;

/// <summary>The open sockets, counted by who opened them.</summary>
internal sealed class SocketRegistry(IOptions<SocketOptions> options)
{
    private readonly Dictionary<object, int> _byOwner = [];
    private readonly Lock _lock = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public Seat Enter(IPAddress? from)
    {
        Interlocked.Increment(ref _count);
        return new Seat(this, from);
    }

    private bool Take(object owner)
    {
        lock (_lock)
        {
            var taken = _byOwner.GetValueOrDefault(owner);
            if (taken >= options.Value.MaxConnectionsPerKey)
                return false;
            _byOwner[owner] = taken + 1;
            return true;
        }
    }

    private void Leave(object? owner)
    {
        Interlocked.Decrement(ref _count);
        if (owner is null)
            return;
        lock (_lock)
        {
            if (--_byOwner[owner] == 0)
                _byOwner.Remove(owner);
        }
    }

    /// <summary>One socket's place in the count.</summary>
    internal sealed class Seat(SocketRegistry registry, IPAddress? from) : IDisposable
    {
        private object? _owner;

        /// <summary>Counts it as the caller's, or without one as its address's; false when there is no room.</summary>
        public bool Take(Caller? caller)
        {
            object owner = caller is null ? from ?? IPAddress.None : caller.ActorId;
            if (!registry.Take(owner))
                return false;
            _owner = owner;
            return true;
        }

        public void Dispose() => registry.Leave(_owner);
    }
}
