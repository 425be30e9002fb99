using System.Linq.Expressions;
using System.Reflection;
using Crm.Graph.Kernel.Filtering;

namespace Crm.Graph.Kernel.Reading;

/// <summary>
/// Where spans of the calendar begin, as the database computes it: each provider maps the two functions to its own. They are only
/// ever called inside a query. What they answer is that of <see cref="DateBuckets"/>.
/// </summary>
internal static class BucketFunctions
{
    public static readonly MethodInfo OfTimeMethod = typeof(BucketFunctions).GetMethod(nameof(OfTime))!;

    public static readonly MethodInfo OfDayMethod = typeof(BucketFunctions).GetMethod(nameof(OfDay))!;

    /// <param name="bucket">The name of a <see cref="DateBucket"/> in lower case; a constant of the statement.</param>
    /// <param name="zone">The id of the time zone whose days count.</param>
    public static DateOnly? OfTime(DateTimeOffset? time, string bucket, string zone)
        => throw new InvalidOperationException($"{time}, {bucket}, {zone}: only inside a query");

    public static DateOnly? OfDay(DateOnly? day, string bucket) => throw new InvalidOperationException($"{day}, {bucket}: only inside a query");

    /// <summary>The first day of the span that a date or a date-time lies in.</summary>
    /// <param name="zone">The time zone's id, for date-times.</param>
    public static Expression Of(Expression value, DateBucket bucket, Func<Expression> zone)
    {
        var name = Expression.Constant(bucket.ToString().ToLowerInvariant());
        if ((Nullable.GetUnderlyingType(value.Type) ?? value.Type) == typeof(DateTimeOffset))
            return Expression.Call(OfTimeMethod, Expression.Convert(value, typeof(DateTimeOffset?)), name, zone());
        return bucket == DateBucket.Day ? value : Expression.Call(OfDayMethod, Expression.Convert(value, typeof(DateOnly?)), name);
    }
}
