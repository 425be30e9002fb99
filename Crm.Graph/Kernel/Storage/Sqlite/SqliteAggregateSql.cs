using System.Data.Common;
using Crm.Graph.Kernel.Reading;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>
/// Sums on the embedded database, whose SUM ends with an error where 64 bits are too few (ADR 5): the upper and the lower half of each
/// amount are added up apart, which is exact for two thousand million rows of the largest ones.
/// </summary>
internal sealed class SqliteAggregateSql : AggregateSql
{
    private const string LowerHalf = "4294967295";

    public override IReadOnlyList<string> Sum(string column, Type type) => IsSplit(type)
        ? [$"SUM({column} >> 32) + (SUM({column} & {LowerHalf}) >> 32)", $"SUM({column} & {LowerHalf}) & {LowerHalf}"]
        : [$"SUM({column})"];

    public override Int128 ReadSum(DbDataReader row, int first, Type type)
    {
        Int128 sum = row.GetInt64(first);
        if (IsSplit(type))
            sum = (sum << 32) + row.GetInt64(first + 1);
        return type == typeof(decimal) ? sum : sum * Scale;
    }

    /// <summary>SQLite puts a sub-query into the query around it, and computes its columns again wherever they stand, but not one that has a limit.</summary>
    public override string Once(string sql) => $"{sql}\nLIMIT -1";

    private static bool IsSplit(Type type) => type == typeof(decimal) || type == typeof(long);
}
