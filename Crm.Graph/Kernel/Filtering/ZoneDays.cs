using System.Collections.Concurrent;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>
/// Which day of a time zone a moment lies in, for millions of moments: days begin where <see cref="Moments.StartOf"/> says, which is
/// asked once per day, so that a group of a day holds what a rule on that day finds.
/// </summary>
internal sealed class ZoneDays
{
    private const int BlockBits = 8;
    private const int BlockSize = 1 << BlockBits;
    private const long MillisecondsOfDay = 86_400_000;

    private static readonly ConcurrentDictionary<string, ZoneDays> Zones = new(StringComparer.Ordinal);
    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
    private static readonly int LastDay = DateOnly.MaxValue.DayNumber;

    private readonly TimeZoneInfo _zone;

    /// <summary>When days begin, in milliseconds since 1970, made block by block when first asked for.</summary>
    private readonly long[]?[] _starts = new long[]?[(LastDay >> BlockBits) + 1];

    public ZoneDays(TimeZoneInfo zone) => _zone = zone;

    public static ZoneDays Of(string zone) => Zones.GetOrAdd(zone, static id => new(TimeZoneInfo.FindSystemTimeZoneById(id)));

    /// <summary>The day that a moment lies in, given in milliseconds since 1970.</summary>
    public DateOnly DayOf(long milliseconds)
    {
        // The day in UTC, from which that of the zone is a day away at most.
        var day = (int)Math.Clamp(Math.DivRem(milliseconds, MillisecondsOfDay).Quotient + EpochDay, 0, LastDay);
        while (day > 0 && StartOf(day) > milliseconds)
            day--;
        // Of a day that the zone skipped, the next one begins at the same moment.
        while (day < LastDay && StartOf(day + 1) <= milliseconds)
            day++;
        return DateOnly.FromDayNumber(day);
    }

    private long StartOf(int day) => (_starts[day >> BlockBits] ??= Block(day >> BlockBits))[day & (BlockSize - 1)];

    private long[] Block(int block)
    {
        var starts = new long[BlockSize];
        for (var i = 0; i < BlockSize && (block << BlockBits) + i <= LastDay; i++)
            starts[i] = Moments.StartOf(DateOnly.FromDayNumber((block << BlockBits) + i), _zone).ToUnixTimeMilliseconds();
        return starts;
    }
}
