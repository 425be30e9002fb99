using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Crm.Graph.Audit.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Audit.Storage;

/// <summary>Appends to the audit log, with where the request comes from, in one command for many entries.</summary>
internal sealed class AuditWriter : IAuditWriter
{
    /// <summary>How many rows one command writes: some databases take no more than about two thousand parameters.</summary>
    private const int Most = 100;

    private Table? _table;

    public async Task WriteAsync(CrmDb db, DbTransaction transaction, IReadOnlyList<AuditDraft> drafts, CancellationToken ct)
    {
        var table = _table ??= new Table(db);
        var from = From.Here();
        try
        {
            foreach (var chunk in drafts.Chunk(Most))
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

    /// <summary>From where the request came that is being worked for.</summary>
    private sealed record From(string? Address, string? UserAgent, string? TraceId)
    {
        public static From Here()
        {
            var origin = Origin.Current;
            return new(origin?.Address, Cut(origin?.UserAgent), Activity.Current?.TraceId.ToHexString() ?? Cut(origin?.RequestId, 64));
        }

        /// <summary>No character is cut in half, and what no database stores is left out.</summary>
        private static string? Cut(string? text, int length = AuditEntryMap.UserAgentLength)
        {
            if (text is null)
                return null;
            var cut = new StringBuilder();
            foreach (var rune in text.EnumerateRunes())
            {
                if (cut.Length + rune.Utf16SequenceLength > length)
                    break;
                if (!Rune.IsControl(rune))
                    cut.Append(rune);
            }
            return cut.ToString();
        }
    }

    /// <summary>The log's table, as EF Core's model has it: names and conversions are this database's own.</summary>
    private sealed class Table
    {
        private readonly string?[] _texts = new string?[Most + 1];
        private readonly List<(string Name, RelationalTypeMapping Mapping, Func<AuditDraft, From, object?> Value)> _columns = [];
        private readonly string _head;

        public Table(CrmDb db)
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
                Column(entity, name, (d, from) => read(d, from) is { } text ? Kernel.Filtering.TextFold.Fold(text) : null);
            _head = $"INSERT INTO {entity.GetTableName()} ({string.Join(", ", _columns.Select(c => c.Name))}) VALUES ";
        }

        public void Fill(DbCommand command, AuditDraft[] drafts, From from)
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

        private void Column(IEntityType entity, string property, Func<AuditDraft, From, object?> value)
        {
            var stored = entity.FindProperty(property)!;
            _columns.Add((stored.GetColumnName(), stored.GetRelationalTypeMapping(), value));
        }

        /// <summary>The texts as they are compared, which stand beside them.</summary>
        private static IEnumerable<(string Name, Func<AuditDraft, From, string?> Read)> FoldedOf(IEntityType entity) => new (string Name, Func<AuditDraft, From, string?> Read)[]
        {
            (nameof(AuditEntry.Action), (d, _) => d.Action),
            (nameof(AuditEntry.Entity), (d, _) => d.Entity),
            (nameof(AuditEntry.Address), (_, from) => from.Address),
            (nameof(AuditEntry.TraceId), (_, from) => from.TraceId),
        }.Select(f => (f.Name + Kernel.Fields.FoldedColumn.Suffix, f.Read)).Where(f => entity.FindProperty(f.Item1) is not null);
    }
}
