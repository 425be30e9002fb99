namespace Crm.Graph.Kernel.Domain;

/// <summary>The time as it is stored: UTC, in whole milliseconds, which is what JavaScript's dates can hold.</summary>
public static class Clock
{
    public static DateTimeOffset Now(this TimeProvider clock) => Truncate(clock.GetUtcNow());

    public static DateTimeOffset Truncate(DateTimeOffset time)
        => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    /// <summary>Today where that time zone is.</summary>
    public static DateOnly Today(this TimeProvider clock, TimeZoneInfo zone)
        => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
}
