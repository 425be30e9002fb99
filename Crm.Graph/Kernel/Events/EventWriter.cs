using System.Data.Common;
using System.Globalization;
using System.Text;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Kernel.Events;

/// <summary>
/// Appends to the log: takes as many numbers as there are events and writes the rows, in one command. The numbers are taken under a lock
/// on the tenant's own row that is held until the commit, so nobody sees n + 1 before n, and what is rolled back gives its numbers back.
/// </summary>
internal sealed class EventWriter
{
    /// <summary>How many rows one command writes: some databases take no more than about two thousand parameters.</summary>
    private const int Most = 100;

    private Table? _table;

    public async Task WriteAsync(CrmDb db, DbTransaction transaction, IReadOnlyList<EventDraft> drafts, CancellationToken ct)
    {
        var table = _table ??= new Table(db);
        try
        {
            // Of one tenant, but for the one use case that makes tenants.
            foreach (var chunk in drafts.GroupBy(d => d.TenantId).SelectMany(d => d.Chunk(Most)))
            {
                await using var command = transaction.Connection!.CreateCommand();
                command.Transaction = transaction;
                table.Fill(command, chunk);
                await command.ExecuteNonQueryAsync(ct);
            }
        }
        catch (DbException e)
        {
            // As with anything else that cannot be saved: the use case looks again.
            throw new DbUpdateException("the events of a transaction could not be written", e);
        }
    }

    /// <summary>The log's table, as EF Core's model has it: names and conversions are this database's own.</summary>
    private sealed class Table
    {
        private readonly string?[] _texts = new string?[Most + 1];
        private readonly (string Take, string Last) _numbers;
        private readonly RelationalTypeMapping _tenant;
        private readonly RelationalTypeMapping _count;
        private readonly List<(string Name, RelationalTypeMapping Mapping, Func<EventDraft, object> Value)> _columns = [];
        private readonly string _head;

        public Table(CrmDb db)
        {
            var entity = db.Model.FindEntityType(typeof(LogEvent))!;
            _numbers = db.NextEvents;
            Column(entity, nameof(LogEvent.Id), d => d.Id);
            Column(entity, nameof(LogEvent.Entity), d => d.Entity);
            Column(entity, nameof(LogEvent.Event), d => d.Event);
            Column(entity, nameof(LogEvent.RecordId), d => d.RecordId);
            Column(entity, nameof(LogEvent.Version), d => d.Version);
            Column(entity, nameof(LogEvent.OccurredOn), d => d.OccurredOn);
            Column(entity, nameof(LogEvent.ActorId), d => d.ActorId);
            Column(entity, nameof(LogEvent.IsFirst), d => d.IsFirst);
            Column(entity, nameof(LogEvent.Changes), d => d.Changes);
            Column(entity, nameof(LogEvent.State), d => d.State);
            _tenant = entity.FindProperty(nameof(LogEvent.TenantId))!.GetRelationalTypeMapping();
            _count = entity.FindProperty(nameof(LogEvent.Sequence))!.GetRelationalTypeMapping();
            _head = $"INSERT INTO {entity.GetTableName()} (tenant_id, sequence, {string.Join(", ", _columns.Select(c => c.Name))}) VALUES ";
        }

        public void Fill(DbCommand command, EventDraft[] drafts)
        {
            command.CommandText = _texts[drafts.Length] ??= Text(drafts.Length);
            command.Parameters.Add(_tenant.CreateParameter(command, "@tenant", drafts[0].TenantId));
            command.Parameters.Add(_count.CreateParameter(command, "@count", (long)drafts.Length));
            for (var row = 0; row < drafts.Length; row++)
            {
                for (var column = 0; column < _columns.Count; column++)
                {
                    var (_, mapping, value) = _columns[column];
                    command.Parameters.Add(mapping.CreateParameter(command, Parameter(row, column), value(drafts[row])));
                }
            }
        }

        private string Text(int rows)
        {
            var text = new StringBuilder(_numbers.Take).Append("; ").Append(_head);
            for (var row = 0; row < rows; row++)
            {
                text.Append(row == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"(@tenant, {_numbers.Last} - {rows - 1 - row}");
                for (var column = 0; column < _columns.Count; column++)
                    text.Append(", ").Append(Parameter(row, column));
                text.Append(')');
            }
            return text.ToString();
        }

        private static string Parameter(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"@e{row}_{column}");

        private void Column(IEntityType entity, string property, Func<EventDraft, object> value)
        {
            var stored = entity.FindProperty(property)!;
            _columns.Add((stored.GetColumnName(), stored.GetRelationalTypeMapping(), value));
        }
    }
}
