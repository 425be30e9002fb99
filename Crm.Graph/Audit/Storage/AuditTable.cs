using System.Data.Common;
using System.Globalization;
using System.Text;
using Crm.Graph.Audit.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Audit.Storage;

/// <summary>The log's table, as EF Core's model has it: names and conversions are this database's own.</summary>
internal sealed class AuditTable
{
    /// <summary>How many rows one command writes: some databases take no more than about two thousand parameters.</summary>
    public const int Most = 100;

    private readonly string?[] _texts = new string?[Most + 1];
    private readonly List<(string Name, RelationalTypeMapping Mapping, Func<AuditDraft, AuditOrigin, object?> Value)> _columns = [];
    private readonly string _head;

    public AuditTable(CrmDb db)
    {
        var entity = db.Model.FindEntityType(typeof(AuditEntry))!;
        Column(entity, nameof(AuditEntry.Id), (_, _) => Ids.Next());
        Column(entity, nameof(AuditEntry.OrganisationId), (d, _) => d.OrganisationId);
        Column(entity, nameof(AuditEntry.TenantId), (d, _) => d.TenantId);
        Column(entity, nameof(AuditEntry.WorkedInId), (d, _) => d.WorkedInId);
        Column(entity, nameof(AuditEntry.OccurredOn), (d, _) => d.OccurredOn);
        Column(entity, nameof(AuditEntry.ActorId), (d, _) => d.ActorId);
        Column(entity, nameof(AuditEntry.SessionId), (d, _) => d.SessionId);
        Column(entity, nameof(AuditEntry.Action), (d, _) => d.Action);
        Column(entity, nameof(AuditEntry.Entity), (d, _) => d.Entity);
        Column(entity, nameof(AuditEntry.RecordId), (d, _) => d.RecordId);
        Column(entity, nameof(AuditEntry.Changes), (d, _) => d.Changes);
        Column(entity, nameof(AuditEntry.Address), (_, from) => from.Address);
        Column(entity, nameof(AuditEntry.UserAgent), (_, from) => from.UserAgent);
        Column(entity, nameof(AuditEntry.TraceId), (_, from) => from.TraceId);
        foreach (var (name, read) in FoldedOf(entity))
            Column(entity, name, (d, from) => read(d, from) is { } text ? TextFold.Fold(text) : null);
        _head = $"INSERT INTO {entity.GetTableName()} ({string.Join(", ", _columns.Select(c => c.Name))}) VALUES ";
    }

    public void Fill(DbCommand command, AuditDraft[] drafts, AuditOrigin from)
    {
        command.CommandText = _texts[drafts.Length] ??= Text(drafts.Length);
        for (var row = 0; row < drafts.Length; row++)
        {
            for (var column = 0; column < _columns.Count; column++)
            {
                var (_, mapping, value) = _columns[column];
                command.Parameters.Add(mapping.CreateParameter(command, Parameter(row, column), value(drafts[row], from), nullable: true));
            }
        }
    }

    private string Text(int rows)
    {
        var text = new StringBuilder(_head);
        for (var row = 0; row < rows; row++)
            text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range(0, _columns.Count).Select(column => Parameter(row, column))).Append(')');
        return text.ToString();
    }

    private static string Parameter(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"@a{row}_{column}");

    private void Column(IEntityType entity, string property, Func<AuditDraft, AuditOrigin, object?> value)
    {
        var stored = entity.FindProperty(property)!;
        _columns.Add((stored.GetColumnName(), stored.GetRelationalTypeMapping(), value));
    }

    /// <summary>The texts as they are compared, which stand beside them.</summary>
    private static IEnumerable<(string Name, Func<AuditDraft, AuditOrigin, string?> Read)> FoldedOf(IEntityType entity) => new (string Name, Func<AuditDraft, AuditOrigin, string?> Read)[]
    {
        (nameof(AuditEntry.Action), (d, _) => d.Action),
        (nameof(AuditEntry.Entity), (d, _) => d.Entity),
        (nameof(AuditEntry.Address), (_, from) => from.Address),
        (nameof(AuditEntry.TraceId), (_, from) => from.TraceId),
    }.Select(f => (f.Name + FoldedColumn.Suffix, f.Read)).Where(f => entity.FindProperty(f.Item1) is not null);
}
