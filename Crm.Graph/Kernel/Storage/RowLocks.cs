using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Graph.Kernel.Storage;

/// <summary>Has queries that are tagged so lock the rows that they find, which LINQ has no word for: each database has its own in SQL.</summary>
internal abstract class RowLocks : DbCommandInterceptor
{
    public const string Tag = "locked until the transaction ends";

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("-- " + Tag, StringComparison.Ordinal))
            command.CommandText = Locking(command.CommandText);
        return ValueTask.FromResult(result);
    }

    /// <summary>Only the table that the query begins with: what is read along is not claimed. The lists of a record begin with a sub-query.</summary>
    protected abstract string Locking(string sql);
}
