using System.Buffers.Binary;
using System.Buffers.Text;

namespace Crm.Graph.Kernel.Events;

/// <summary>
/// A place in a tenant's log, as listeners keep it: behind which event, and that event's id, so that a place in another log (of other
/// data, or of a database that was put back) is told from one in this.
/// </summary>
/// <param name="Sequence">The last event before the place; 0 is the beginning.</param>
/// <param name="EventId">That event's id; empty where there is none to be compared with.</param>
internal readonly record struct EventPlace(long Sequence, Guid EventId)
{
    private const int Size = sizeof(long) + 16;

    public static EventPlace Behind(LogEvent happened) => new(happened.Sequence, happened.Id);

    /// <summary>The place as listeners give it back; null when it is none.</summary>
    public static EventPlace? Read(string cursor)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (cursor.Length != Base64Url.GetEncodedLength(Size) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var length) || length != Size)
            return null;
        var place = new EventPlace(BinaryPrimitives.ReadInt64BigEndian(bytes), new Guid(bytes[sizeof(long)..]));
        return place.Sequence < 0 ? null : place;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Sequence);
        EventId.TryWriteBytes(bytes[sizeof(long)..]);
        return Base64Url.EncodeToString(bytes);
    }
}
