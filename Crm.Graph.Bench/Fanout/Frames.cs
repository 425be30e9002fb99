using System.Buffers.Binary;

namespace Crm.Graph.Bench.Fanout;

/// <summary>Counts the frames that a server sends over one socket, wherever they are cut apart on the way.</summary>
internal struct Frames
{
    private const int Close = 8;

    private long _rest;
    private long _head;
    private int _headLength;

    /// <summary>How many frames have come whole.</summary>
    public int Take(ReadOnlySpan<byte> bytes)
    {
        var whole = 0;
        while (!bytes.IsEmpty)
        {
            if (_rest == 0)
            {
                _head |= (long)bytes[0] << (8 * _headLength++);
                bytes = bytes[1..];
                if (Length() is not { } length)
                    continue;
                if ((_head & 15) == Close)
                    throw new InvalidOperationException("the server closed a socket");
                (_rest, _head, _headLength) = (length, 0, 0);
                if (length > 0)
                    continue;
            }
            var taken = (int)Math.Min(_rest, bytes.Length);
            bytes = bytes[taken..];
            _rest -= taken;
            if (_rest == 0)
                whole++;
        }
        return whole;
    }

    /// <summary>How long the frame is, once its head is there: a server does not mask.</summary>
    private readonly int? Length()
    {
        if (_headLength < 2)
            return null;
        var first = (int)(_head >> 8) & 127;
        if (first < 126)
            return first;
        if (first == 127)
            throw new InvalidOperationException("a frame of more than 64 KB");
        return _headLength < 4 ? null : BinaryPrimitives.ReverseEndianness((ushort)(_head >> 16));
    }
}
