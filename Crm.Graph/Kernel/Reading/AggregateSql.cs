using System.Data.Common;
using System.Globalization;

namespace Crm.Graph.Kernel.Reading;

/// <summary>How a database adds up, in SQL that is the standard's unless a provider says otherwise. Sums are exact, as whole ten-thousandths.</summary>
internal class AggregateSql
{
    public const int Scale = 10_000;

    /// <summary>The SQL of a sum over a column: one value, or several that make it up, of which the first weighs most.</summary>
    /// <param name="type">The type of the column's field.</param>
    public virtual IReadOnlyList<string> Sum(string column, Type type) => [$"SUM({column})"];

    /// <summary>Reads what <see cref="Sum"/> computed, in ten-thousandths.</summary>
    /// <param name="first">The first of its columns.</param>
    public virtual Int128 ReadSum(DbDataReader row, int first, Type type)
        => (Int128)(Convert.ToDecimal(row.GetValue(first), CultureInfo.InvariantCulture) * Scale);

    /// <summary>The SQL of an average that groups are sorted by; what is answered is computed of the sum.</summary>
    public virtual string Average(string column, Type type) => $"AVG({column})";

    /// <summary>A sub-query whose columns are computed once per row, however often they are used outside.</summary>
    public virtual string Once(string sql) => sql;

    /// <summary>An average in ten-thousandths, halves to the even one.</summary>
    public static Int128 Average(Int128 sum, long count)
    {
        var (quotient, rest) = Int128.DivRem(Int128.Abs(sum), count);
        if (2 * rest > count || 2 * rest == count && Int128.IsOddInteger(quotient))
            quotient++;
        return sum < 0 ? -quotient : quotient;
    }
}
