using System.Globalization;
using System.Numerics;
using Crm.Graph.Kernel.Filtering;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Filtering;

/// <summary>Dates and times as people write them, in Cyprus on Sunday, the 29th of March 2026, whose hour from three to four was skipped.</summary>
public sealed class MomentsTests
{
    private static readonly TimeZoneInfo Nicosia = TimeZoneInfo.FindSystemTimeZoneById("Europe/Nicosia");
    private static readonly DateTimeOffset Now = new(2026, 3, 29, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-28", "2026-03-27T22:00:00Z", "2026-03-28T22:00:00Z")]
    [InlineData(" 2026-03-29 ", "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z")] // 23 hours
    [InlineData("2026-10-25", "2026-10-24T21:00:00Z", "2026-10-25T22:00:00Z")] // 25 hours
    [InlineData("0001-01-01", "0001-01-01T00:00:00Z", "0001-01-01T21:47:00Z")]
    [InlineData("9999-12-31", "9999-12-30T22:00:00Z", "9999-12-31T23:59:59.9999999Z")]
    [InlineData("2026-03-29T03:30", "2026-03-29T01:00:00Z", null)] // skipped: the next there is
    [InlineData("2026-10-25T03:30:00", "2026-10-25T00:30:00Z", null)] // twice: the first
    [InlineData("2026-03-29 12:00", "2026-03-29T09:00:00Z", null)]
    [InlineData("2026-03-29T12:00:00.5", "2026-03-29T09:00:00.5Z", null)]
    [InlineData("2026-03-29T12:00:00.1239999Z", "2026-03-29T12:00:00.123Z", null)]
    [InlineData("2026-03-29T12:00:00+05:30", "2026-03-29T06:30:00Z", null)]
    [InlineData("1774774800", "2026-03-29T09:00:00Z", null)]
    [InlineData("1774774800.25", "2026-03-29T09:00:00.25Z", null)]
    [InlineData("-62135596800", "0001-01-01T00:00:00Z", null)]
    [InlineData("now", "2026-03-29T09:00:00Z", null)]
    [InlineData("now-1h", "2026-03-29T08:00:00Z", null)]
    [InlineData("+30min", "2026-03-29T09:30:00Z", null)]
    [InlineData("today", "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z")]
    [InlineData("-1d", "2026-03-27T22:00:00Z", "2026-03-28T22:00:00Z")]
    [InlineData("TOMORROW", "2026-03-29T21:00:00Z", "2026-03-30T21:00:00Z")]
    [InlineData("startOfWeek", "2026-03-22T22:00:00Z", "2026-03-23T22:00:00Z")]
    [InlineData("startOfMonth", "2026-02-28T22:00:00Z", "2026-03-01T22:00:00Z")]
    [InlineData("endOfMonth -1M", "2026-02-27T22:00:00Z", "2026-02-28T22:00:00Z")]
    [InlineData("startOfQuarter+1q", "2026-03-31T21:00:00Z", "2026-04-01T21:00:00Z")]
    [InlineData("startOfYear-1y", "2024-12-31T22:00:00Z", "2025-01-01T22:00:00Z")]
    public void Text_is_a_moment_or_a_whole_day(string text, string from, string? until)
        => Assert.Equal(new { From = Time(from), Until = until is null ? (DateTimeOffset?)null : Time(until) }, Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2026-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("10000-01-01")]
    [InlineData("2026-03-29T25:00:00Z")]
    [InlineData("2026-03-29T12:00:00 and more Z")]
    [InlineData("9999-12-31T23:00:00-05:00")]
    [InlineData("99999999999999")]
    [InlineData("9999999999999.9")]
    [InlineData("+999999y")]
    [InlineData("-999999M")]
    [InlineData("+1234567d")]
    [InlineData("+٣d")]
    [InlineData("١٧٧٤٧٧٤٨٠٠")]
    [InlineData("2026-٠٣-٢٩")]
    [InlineData("-7")]
    [InlineData("today+1x")]
    [InlineData("1e9")]
    public void Other_text_is_none(string text) => Assert.Null(Moments.Parse(text, Now, Nicosia));

    [Fact]
    public void Numbers_are_seconds_since_1970()
    {
        foreach (var seconds in (object[])[1774774800, 1774774800L, 1774774800m, 1774774800d])
            Assert.Equal(Now, Moments.Parse(seconds, Now, Nicosia)!.Value.From);
        foreach (var none in (object[])[true, decimal.MaxValue, double.NaN, double.PositiveInfinity, long.MaxValue, BigInteger.Pow(10, 30), DayOfWeek.Monday, new List<object?>()])
            Assert.Null(Moments.Parse(none, Now, Nicosia));
    }

    [Fact]
    public void What_a_variable_of_a_type_of_its_own_holds_is_understood()
    {
        Assert.Equal(new Moment(Now), Moments.Parse(Now.ToOffset(TimeSpan.FromHours(2)).AddTicks(7), Now, Nicosia));
        Assert.Equal(Moments.Parse("2026-03-29", Now, Nicosia), Moments.Parse(new DateOnly(2026, 3, 29), Now, Nicosia));
    }

    [Theory]
    [InlineData("relative", "startOfMonth", 1, "month", "2026-03-31T21:00:00Z")]
    [InlineData("relative", "now", -7, "days", "2026-03-21T22:00:00Z")]
    [InlineData("relative", null, "-2", "weeks", "2026-03-14T22:00:00Z")]
    [InlineData(null, "today", null, null, "2026-03-28T22:00:00Z")]
    [InlineData("relative", "now", 2, "hours", "2026-03-29T11:00:00Z")]
    [InlineData("relative", "now", "x", "day", null)]
    [InlineData("relative", "now", 1.5, "day", null)]
    [InlineData("relative", "now", 2_000_000_000, "week", null)]
    [InlineData("relative", "now", 1e300, "day", null)]
    [InlineData("relative", "now", true, "day", null)]
    [InlineData("relative", 7, 1, "day", null)]
    [InlineData("relative", "now", 1, "fortnight", null)]
    [InlineData("absolute", "now", 1, "day", null)]
    [InlineData(null, null, 1, null, null)]
    public void The_librarys_relative_dates_count_from_an_anchor(string? mode, object? anchor, object? offset, string? unit, string? from)
    {
        var value = new Dictionary<string, object?> { ["mode"] = mode, ["anchor"] = anchor, ["offset"] = offset, ["unit"] = unit };
        Assert.Equal(from is null ? null : Time(from), Moments.Parse(value, Now, Nicosia)?.From);
        Assert.Null(Moments.Parse(new Dictionary<string, object?>(value) { ["offset"] = new List<object?>() }, Now, Nicosia));
    }

    [Fact]
    public void An_empty_object_is_no_date() => Assert.Null(Moments.Parse(new Dictionary<string, object?> { ["x"] = 1 }, Now, Nicosia));

    [Fact]
    public void A_day_that_a_zone_never_had_is_still_that_day()
    {
        var samoa = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Apia"); // went from the 29th to the 31st
        Assert.Equal(new DateOnly(2011, 12, 30), Moments.Parse("2011-12-30", Now, samoa)!.Value.Day(samoa));
    }

    [Fact]
    public void Every_day_of_a_year_ends_where_the_next_begins()
    {
        for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
        {
            var (today, next) = (Moments.Parse(day, Now, Nicosia)!.Value, Moments.Parse(day.AddDays(1), Now, Nicosia)!.Value);
            Assert.Equal(next.From, today.Until);
            Assert.Equal(day, today.Day(Nicosia));
            Assert.Equal((day.Month, day.Day) switch { (3, 29) => 23, (10, 25) => 25, _ => 24 }, (today.Until!.Value - today.From).TotalHours);
        }
    }

    private static object? Of(string text) => Moments.Parse(text, Now, Nicosia) is { } moment ? new { moment.From, moment.Until } : null;

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
