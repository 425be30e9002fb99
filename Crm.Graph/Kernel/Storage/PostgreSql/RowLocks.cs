using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Graph.Kernel.Storage.PostgreSql;

/// <summary>
/// Has queries that are tagged so lock the rows that they find, which LINQ has no word for. The lock is that of an update which leaves
/// keys alone: others may go on pointing at the row.
/// </summary>
internal sealed partial class RowLocks : DbCommandInterceptor
{
    public const string Tag = "locked until the transaction ends";

    public static readonly RowLocks Instance = new();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("-- " + Tag, StringComparison.Ordinal))
            command.CommandText = Locking(command.CommandText);
        return ValueTask.FromResult(result);
    }

    /// <summary>Only the table that the query begins with: what is read along is not claimed. The lists of a record begin with a sub-query.</summary>
    internal static string Locking(string sql) => First().Match(sql) is { Success: true } first
        ? $"{sql}\nFOR NO KEY UPDATE OF {first.Groups["alias"].Value}"
        : sql;

    [GeneratedRegex("""^FROM \S+ AS (?<alias>\S+)\s*$""", RegexOptions.Multiline)]
    private static partial Regex First();
}
