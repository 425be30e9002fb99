using System.Data.Common;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Audit.Storage;

/// <summary>Appends to the audit log, with where the request comes from, in one command for many entries.</summary>
internal sealed class AuditWriter : IAuditWriter
{
    private AuditTable? _table;

    public Task WriteAsync(CrmDb db, DbTransaction transaction, IReadOnlyList<AuditDraft> drafts, CancellationToken ct)
        => (_table ??= new AuditTable(db)).AppendAsync(transaction, drafts, AuditOrigin.Here(), ct);
}
