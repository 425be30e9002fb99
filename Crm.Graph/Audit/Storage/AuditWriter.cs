using System.Data.Common;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Audit.Storage;

/// <summary>Appends to the audit log, with where the request comes from, in one command for many entries.</summary>
internal sealed class AuditWriter : IAuditWriter
{
    private AuditTable? _table;

    public async Task WriteAsync(CrmDb db, DbTransaction transaction, IReadOnlyList<AuditDraft> drafts, CancellationToken ct)
    {
        var table = _table ??= new AuditTable(db);
        var from = AuditOrigin.Here();
        try
        {
            foreach (var chunk in drafts.Chunk(AuditTable.Most))
            {
                await using var command = transaction.Connection!.CreateCommand();
                command.Transaction = transaction;
                table.Fill(command, chunk, from);
                await command.ExecuteNonQueryAsync(ct);
            }
        }
        catch (DbException e)
        {
            // As with anything else that cannot be saved: the use case looks again.
            throw new DbUpdateException("the audit log of a transaction could not be written", e);
        }
    }
}
