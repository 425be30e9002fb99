using System.Text.RegularExpressions;

namespace Crm.Graph.Kernel.Storage.PostgreSql;

/// <summary>The lock of an update that leaves keys alone: others may go on pointing at the row.</summary>
internal sealed partial class PostgreSqlRowLocks : RowLocks
{
    public static readonly PostgreSqlRowLocks Instance = new();

    protected override string Locking(string sql) => First().Match(sql) is { Success: true } first
        ? $"{sql}\nFOR NO KEY UPDATE OF {first.Groups["alias"].Value}"
        : sql;

    [GeneratedRegex("""^FROM \S+ AS (?<alias>\S+)\s*$""", RegexOptions.Multiline)]
    private static partial Regex First();
}
