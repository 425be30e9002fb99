using Crm.Graph.Kernel.Reading;

namespace Crm.Graph.Kernel.Storage.SqlServer;

/// <summary>SQL Server adds whole numbers up in the type that they have, and cuts their averages off.</summary>
internal sealed class SqlServerAggregateSql : AggregateSql
{
    public override IReadOnlyList<string> Sum(string column, Type type) => type == typeof(int) || type == typeof(long)
        ? [$"SUM(CAST({column} AS decimal(38, 0)))"]
        : base.Sum(column, type);

    public override string Average(string column, Type type) => $"AVG(CAST({column} AS float))";
}
