namespace Crm.Graph.Kernel.Filtering;

/// <summary>A span of the calendar that dates are put into.</summary>
public enum DateBucket
{
    /// <summary>A day.</summary>
    Day,
    /// <summary>A week, from Monday to Sunday.</summary>
    Week,
    /// <summary>A month.</summary>
    Month,
    /// <summary>A quarter of a year: January to March, April to June, July to September, October to December.</summary>
    Quarter,
    /// <summary>A calendar year.</summary>
    Year,
}

/// <summary>Where spans of the calendar begin.</summary>
internal static class DateBuckets
{
    /// <summary>The first day of the span that a day lies in.</summary>
    public static DateOnly StartOf(DateOnly day, DateBucket bucket) => bucket switch
    {
        DateBucket.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        DateBucket.Month => new(day.Year, day.Month, 1),
        DateBucket.Quarter => new(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
        DateBucket.Year => new(day.Year, 1, 1),
        _ => day,
    };
}
