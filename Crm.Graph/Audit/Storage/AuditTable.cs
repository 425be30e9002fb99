using System.Data.Common;
using Crm.Graph.Audit.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Audit.Storage;

/// <summary>The audit log's table.</summary>
internal sealed class AuditTable
{
    private readonly RowColumns<(AuditDraft What, AuditOrigin From)> _columns;
    private readonly string _head;

    public AuditTable(CrmDb db)
    {
        var entity = db.Model.FindEntityType(typeof(AuditEntry))!;
        _columns = new(entity);
        _columns.Add(nameof(AuditEntry.Id), _ => Ids.Next());
        _columns.Add(nameof(AuditEntry.OrganisationId), row => row.What.OrganisationId);
        _columns.Add(nameof(AuditEntry.TenantId), row => row.What.TenantId);
        _columns.Add(nameof(AuditEntry.WorkedInId), row => row.What.WorkedInId);
        _columns.Add(nameof(AuditEntry.OccurredOn), row => row.What.OccurredOn);
        _columns.Add(nameof(AuditEntry.ActorId), row => row.What.ActorId);
        _columns.Add(nameof(AuditEntry.SessionId), row => row.What.SessionId);
        _columns.Add(nameof(AuditEntry.Action), row => row.What.Action);
        _columns.Add(nameof(AuditEntry.Entity), row => row.What.Entity);
        _columns.Add(nameof(AuditEntry.RecordId), row => row.What.RecordId);
        _columns.Add(nameof(AuditEntry.Changes), row => row.What.Changes);
        _columns.Add(nameof(AuditEntry.Address), row => row.From.Address);
        _columns.Add(nameof(AuditEntry.UserAgent), row => row.From.UserAgent);
        _columns.Add(nameof(AuditEntry.TraceId), row => row.From.TraceId);
        _head = $"INSERT INTO {entity.GetTableName()} ({_columns.Names}) VALUES ";
    }

    public Task AppendAsync(DbTransaction transaction, IReadOnlyList<AuditDraft> drafts, AuditOrigin from, CancellationToken ct)
        => _columns.WriteAsync(transaction, drafts.Select(d => (d, from)).Chunk(RowColumns<AuditDraft>.MostRows), Text, "the audit log of a transaction", ct);

    private string Text(int rows) => _head + string.Join(", ", Enumerable.Range(0, rows).Select(row => $"({_columns.Values(row)})"));
}
