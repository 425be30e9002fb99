using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Crm.Graph.Kernel.Domain;

/// <summary>
/// Makes UUIDs of version 7 that grow with every call (RFC 9562, 6.2, method 1). Those of the library are in no order within
/// one millisecond, so that the phones of one input would come back shuffled.
/// </summary>
internal static class Ids
{
    private const int CounterBits = 12;

    /// <summary>The milliseconds and, below them, how many ids were made in them. A full counter runs into the next millisecond.</summary>
    private static long _last;

    [ThreadStatic]
    private static Func<Guid>? _source;

    public static Guid Next()
    {
        if (_source is not null)
            return _source();
        var tick = NextTick();
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (tick >> CounterBits) << 16 | 0x7000 | tick & ((1 << CounterBits) - 1));
        RandomNumberGenerator.Fill(bytes[8..]);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Takes the ids of what this thread makes from somewhere else until that is disposed of: for records that are the same in every database.</summary>
    public static IDisposable From(Func<Guid> source)
    {
        var scope = new Source(_source);
        _source = source;
        return scope;
    }

    private sealed class Source(Func<Guid>? before) : IDisposable
    {
        public void Dispose() => _source = before;
    }

    private static long NextTick()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() << CounterBits;
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return next;
        }
    }
}
