using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Crm.Graph.Kernel.Storage.PostgreSql;

/// <summary>
/// Indexes for "contains" and "ends with", by the extension pg_trgm: for the texts of records that mappings index for sorting, which
/// are those that people look for. Without the extension everything works, but such rules read all of a tenant's records.
/// </summary>
/// <remarks>Made at start and not by a migration, because whether it can be made is the server's affair, and may change.</remarks>
internal sealed class TrigramIndexes(CrmDb db, ILogger log)
{
    public async Task MakeAsync(CancellationToken ct)
    {
        if (!await IsThereAsync(ct))
            return;
        // Asked first: even where the index is there, CREATE INDEX would wait for everybody who writes to the table.
        var there = await db.Database.SqlQuery<string>($"SELECT indexname::text AS \"Value\" FROM pg_indexes WHERE schemaname = current_schema()").ToListAsync(ct);
        foreach (var (table, column) in Columns(db.Model).Where(c => !there.Contains(Name(c.Table, c.Column))))
        {
            var create = $"CREATE INDEX IF NOT EXISTS \"{Name(table, column)}\" ON \"{table}\" USING gin (\"{column}\" gin_trgm_ops)";
            await db.Database.ExecuteSqlRawAsync(create, ct);
        }
    }

    /// <summary>The folded texts that an index of a record leads with, behind the tenant.</summary>
    internal static IEnumerable<(string Table, string Column)> Columns(IModel model)
        => from entity in model.GetEntityTypes()
           where typeof(Record).IsAssignableFrom(entity.ClrType)
           from index in entity.GetIndexes()
           where !index.IsUnique && index.Properties is [_, { } text, ..] && text.Name.EndsWith(FoldedColumn.Suffix, StringComparison.Ordinal)
           select (entity.GetTableName()!, index.Properties[1].GetColumnName());

    private static string Name(string table, string column) => $"TRGM_{table}_{column}";

    private async Task<bool> IsThereAsync(CancellationToken ct)
    {
        var installed = db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_extension WHERE extname = 'pg_trgm'");
        if (await installed.SingleAsync(ct) > 0)
            return true;
        try
        {
            await db.Database.ExecuteSqlAsync($"CREATE EXTENSION pg_trgm", ct);
            return true;
        }
        catch (PostgresException e)
        {
            log.LogInformation("The extension pg_trgm is not there and cannot be created ({Reason}): rules that look inside of text have no index", e.MessageText);
            return false;
        }
    }
}
