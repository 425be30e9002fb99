using Crm.Graph.Kernel.Filtering;
using CsCheck;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Filtering;

public sealed class ZoneDaysTests
{
    /// <summary>East and west of UTC, with quarters of an hour, clocks that skip midnight or go back across it, and a day that never was.</summary>
    public static TheoryData<string> Zones =>
        ["UTC", "Europe/Nicosia", "America/New_York", "America/St_Johns", "Asia/Beirut", "America/Santiago", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati"];

    [Theory]
    [MemberData(nameof(Zones))]
    public void A_moment_is_put_into_the_day_that_a_rule_finds_it_in(string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var days = ZoneDays.Of(id);
        var seconds = Gen.Int[-631152000, 1924991999]; // 1950 to 2030
        seconds.Sample(second =>
        {
            var time = DateTimeOffset.FromUnixTimeSeconds(second);
            var day = days.DayOf(time.ToUnixTimeMilliseconds());
            Assert.True(Moments.StartOf(day, zone) <= time && time < Moments.StartOf(day.AddDays(1), zone), $"{time:O} is not on {day:O}");
        }, iter: 20_000, threads: 1);
    }

    [Theory]
    [InlineData("Europe/Nicosia", "2026-03-28T21:59:59.999Z", "2026-03-28")]
    [InlineData("Europe/Nicosia", "2026-03-28T22:00:00Z", "2026-03-29")] // the day of 23 hours
    [InlineData("Europe/Nicosia", "2026-03-29T20:59:59.999Z", "2026-03-29")]
    [InlineData("Europe/Nicosia", "2026-03-29T21:00:00Z", "2026-03-30")]
    [InlineData("Europe/Nicosia", "2026-10-24T21:00:00Z", "2026-10-25")] // the day of 25 hours
    [InlineData("Europe/Nicosia", "2026-10-25T21:59:59.999Z", "2026-10-25")]
    [InlineData("Europe/Nicosia", "2026-10-25T22:00:00Z", "2026-10-26")]
    [InlineData("America/New_York", "2026-01-01T04:59:59Z", "2025-12-31")]
    [InlineData("America/New_York", "2026-01-01T05:00:00Z", "2026-01-01")]
    [InlineData("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31")] // the 30th never was
    [InlineData("Asia/Beirut", "2026-03-28T22:00:00Z", "2026-03-29")] // midnight is skipped
    [InlineData("America/New_York", "0001-01-01T00:00:00Z", "0001-01-01")]
    [InlineData("Pacific/Kiritimati", "9999-12-31T23:59:59Z", "9999-12-31")]
    public void Days_begin_where_the_zones_clocks_say(string zone, string time, string day)
        => Assert.Equal(DateOnly.Parse(day, null), ZoneDays.Of(zone).DayOf(DateTimeOffset.Parse(time, null).ToUnixTimeMilliseconds()));

    [Theory]
    [InlineData("2026-01-01", DateBucket.Week, "2025-12-29")]
    [InlineData("2026-03-29", DateBucket.Week, "2026-03-23")] // a Sunday
    [InlineData("2026-03-30", DateBucket.Week, "2026-03-30")]
    [InlineData("2024-02-29", DateBucket.Month, "2024-02-01")]
    [InlineData("2026-03-31", DateBucket.Quarter, "2026-01-01")]
    [InlineData("2026-12-31", DateBucket.Quarter, "2026-10-01")]
    [InlineData("2026-12-31", DateBucket.Year, "2026-01-01")]
    [InlineData("0001-01-01", DateBucket.Week, "0001-01-01")]
    public void Buckets_begin_with_their_first_day(string day, DateBucket bucket, string first)
        => Assert.Equal(DateOnly.Parse(first, null), DateBuckets.StartOf(DateOnly.Parse(day, null), bucket));
}
