using System.Data.Common;
using System.Globalization;
using System.Text;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Kernel.Events;

/// <summary>
/// Appends to the log: takes as many numbers as there are events and writes the rows, in one command. The numbers are taken under a lock
/// on the tenant's own row that is held until the commit, so nobody sees n + 1 before n, and what is rolled back gives its numbers back.
/// </summary>
internal sealed class EventWriter
{
    private Table? _table;

    public Task WriteAsync(CrmDb db, DbTransaction transaction, IReadOnlyList<EventDraft> drafts, CancellationToken ct)
        => (_table ??= new Table(db)).AppendAsync(transaction, drafts, ct);

    /// <summary>The log's table.</summary>
    private sealed class Table
    {
        private readonly (string Take, string Last) _numbers;
        private readonly RelationalTypeMapping _tenant;
        private readonly RelationalTypeMapping _count;
        private readonly RowColumns<EventDraft> _columns;
        private readonly string _head;

        public Table(CrmDb db)
        {
            var entity = db.Model.FindEntityType(typeof(LogEvent))!;
            _numbers = db.NextEvents;
            _columns = new(entity);
            _columns.Add(nameof(LogEvent.Id), d => d.Id);
            _columns.Add(nameof(LogEvent.Entity), d => d.Entity);
            _columns.Add(nameof(LogEvent.Event), d => d.Event);
            _columns.Add(nameof(LogEvent.RecordId), d => d.RecordId);
            _columns.Add(nameof(LogEvent.Version), d => d.Version);
            _columns.Add(nameof(LogEvent.OccurredOn), d => d.OccurredOn);
            _columns.Add(nameof(LogEvent.ActorId), d => d.ActorId);
            _columns.Add(nameof(LogEvent.IsFirst), d => d.IsFirst);
            _columns.Add(nameof(LogEvent.Changes), d => d.Changes);
            _columns.Add(nameof(LogEvent.State), d => d.State);
            _tenant = entity.FindProperty(nameof(LogEvent.TenantId))!.GetRelationalTypeMapping();
            _count = entity.FindProperty(nameof(LogEvent.Sequence))!.GetRelationalTypeMapping();
            _head = $"INSERT INTO {entity.GetTableName()} (tenant_id, sequence, {_columns.Names}) VALUES ";
        }

        public Task AppendAsync(DbTransaction transaction, IReadOnlyList<EventDraft> drafts, CancellationToken ct)
        {
            // Of one tenant, but for the one use case that makes tenants.
            var chunks = drafts.GroupBy(d => d.TenantId).SelectMany(d => d.Chunk(RowColumns<EventDraft>.MostRows));
            return _columns.WriteAsync(transaction, chunks, Text, "the events of a transaction", ct, (command, chunk) =>
            {
                command.Parameters.Add(_tenant.CreateParameter(command, "@tenant", chunk[0].TenantId));
                command.Parameters.Add(_count.CreateParameter(command, "@count", (long)chunk.Length));
            });
        }

        private string Text(int rows)
        {
            var text = new StringBuilder(_numbers.Take).Append("; ").Append(_head);
            for (var row = 0; row < rows; row++)
                text.Append(row == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"(@tenant, {_numbers.Last} - {rows - 1 - row}, {_columns.Values(row)})");
            return text.ToString();
        }
    }
}
