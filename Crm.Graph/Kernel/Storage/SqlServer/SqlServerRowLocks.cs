using System.Text.RegularExpressions;

namespace Crm.Graph.Kernel.Storage.SqlServer;

/// <summary>The lock of an update. Readers go on: they see the rows as they were.</summary>
internal sealed partial class SqlServerRowLocks : RowLocks
{
    public static readonly SqlServerRowLocks Instance = new();

    protected override string Locking(string sql) => First().Replace(sql, "$0 WITH (UPDLOCK, ROWLOCK)", 1);

    [GeneratedRegex("""^FROM \S+ AS \S+(?=\s*$)""", RegexOptions.Multiline)]
    private static partial Regex First();
}
