using System.Buffers.Binary;

namespace Crm.Graph.Demo;

/// <summary>Ids that are the same in every database: UUIDs of version 7 of the time at which the record is said to have been made.</summary>
/// <param name="organisation">Tells the organisations' ids apart.</param>
internal sealed class DemoIds(int organisation)
{
    private long _made;
    private long _madeThen;
    private long _time;

    /// <summary>The ids from now on are of this time.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        var milliseconds = time.ToUnixTimeMilliseconds();
        if (milliseconds == _time)
            return;
        (_time, _madeThen) = (milliseconds, 0);
    }

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, _time << 16 | 0x7000 | _madeThen++ & 0xFFF);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Scatter((ulong)organisation << 48 | (ulong)_made++) >> 2 | 0x8000_0000_0000_0000);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>No two numbers become the same one (SplitMix64).</summary>
    internal static ulong Scatter(ulong number)
    {
        number += 0x9E37_79B9_7F4A_7C15;
        number = (number ^ number >> 30) * 0xBF58_476D_1CE4_E5B9;
        number = (number ^ number >> 27) * 0x94D0_49BB_1331_11EB;
        return number ^ number >> 31;
    }
}
