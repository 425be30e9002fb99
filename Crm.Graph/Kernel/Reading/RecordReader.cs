using System.Buffers;
using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Search;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Reading;

/// <summary>Reads records as finished JSON: one statement per level of nesting, planned once per shape.</summary>
internal sealed class RecordReader(
    DbContexts contexts, ReadConnections connections, Vocabularies vocabularies, TimeProvider clock, ISavedFilters savedFilters,
    SearchSyntax search, IEnumerable<IStatementObserver> observers, IOptions<ReadingOptions> options)
{
    private readonly IStatementObserver[] _observers = [.. observers];
    private readonly Func<TimeZoneInfo, string> _zoneId = connections.ZoneId;
    private readonly LeastUsed<string, Plan> _plans = new(capacity: options.Value.KeptPlans, maxSize: options.Value.KeptPlans * 4_000L);
    private readonly Lock _starting = new();

    /// <summary>Has EF Core make every statement anew: what kept statements are tested against.</summary>
    internal bool AsksEachTime { get; set; }

    private (TypeMappings Mappings, Columns Columns)? _database;

    /// <exception cref="Filtering.InvalidRuleException">A filter or an order that cannot be understood.</exception>
    /// <exception cref="Paging.BadRequestException">Arguments that contradict each other or a limit.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(ReadRequest request, Caller caller, CancellationToken ct)
    {
        var (level, plan) = await PlanAsync(request, caller, ct);
        await using var connection = await connections.OpenAsync(ct);
        if (request is ReadOne && plan is { Children.Length: 0, Rows: { } statement })
            return await RowAsync(statement, plan, level, connection, caller, ct);
        if (plan.TakesSeveral)
            await connection.FreezeAsync(ct);
        var rows = await LevelAsync(plan, level, connection, caller, ct);
        var json = new ArrayBufferWriter<byte>(2048);
        new Composer(json).Answer(request, rows);
        return json.WrittenMemory;
    }

    /// <summary>The records with these ids, each on its own; of one that is not there, or not to be seen, nothing.</summary>
    /// <inheritdoc cref="ReadAsync" path="/exception"/>
    public async ValueTask<IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>>> ReadByIdAsync(ReadMany request, Caller caller, CancellationToken ct)
    {
        var (level, plan) = await PlanAsync(request, caller, ct);
        await using var connection = await connections.OpenAsync(ct);
        if (plan.TakesSeveral)
            await connection.FreezeAsync(ct);
        var rows = await LevelAsync(plan, level, connection, caller, ct);
        return rows.ByParent.ToDictionary(r => r.Key, r =>
        {
            var json = new ArrayBufferWriter<byte>(512);
            new Composer(json).Row(rows, 0, r.Value[0]);
            return json.WrittenMemory;
        });
    }

    private async ValueTask<(Level Level, Plan Plan)> PlanAsync(ReadRequest request, Caller caller, CancellationToken ct)
    {
        var saved = await SavedAsync(request, caller, ct);
        var words = await vocabularies.ForAsync(caller, request.MayNameDefinitions || saved.Values.Any(f => f.MayNameDefinitions), ct);
        var level = new LevelBinder(words, caller, clock.GetUtcNow(), saved, _zoneId, search).Bind(request);
        return (level, PlanOf(level, caller));
    }

    private async ValueTask<IReadOnlyDictionary<string, RuleGroup>> SavedAsync(ReadRequest request, Caller caller, CancellationToken ct)
    {
        var (ids, own) = request switch
        {
            ReadList list => (list.Connection.SavedFilters, list.Arguments.SavedFilter),
            ReadOne one => (one.Selection.SavedFilters, null),
            ReadMany many => (many.Selection.SavedFilters, null),
            _ => ([], null),
        };
        if (ids.IsEmpty && own is null)
            return FrozenDictionary<string, RuleGroup>.Empty;
        var found = new Dictionary<string, RuleGroup>(StringComparer.Ordinal);
        foreach (var id in (own is null ? ids : ids.Add(own)).Distinct(StringComparer.Ordinal))
        {
            var filter = await savedFilters.FindAsync(id, caller, ct);
            if (filter.Refused(out var errors))
                throw new InvalidRuleException(errors[0]);
            found[id] = filter.Value;
        }
        return found;
    }

    /// <summary>One row without lists below, by far the most frequent read: straight into the answer.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> RowAsync(
        Statement statement, Plan plan, Level level, ReadConnection connection, Caller caller, CancellationToken ct)
    {
        ReadOnlyMemory<byte> answer = "null"u8.ToArray();
        var place = new RowPlace(caller, []);
        await RunAsync(statement, level, plan, connection, caller, row =>
        {
            var buffer = new ArrayBufferWriter<byte>(512);
            using var json = new Utf8JsonWriter(buffer, LevelRows.JsonOptions);
            json.WriteStartObject();
            foreach (var step in plan.Templates[0])
                step.Write(json, row, place);
            json.WriteEndObject();
            json.Flush();
            answer = buffer.WrittenMemory;
        }, ct);
        return answer;
    }

    private Plan PlanOf(Level level, Caller caller)
    {
        var shape = level.Shape.ToString();
        if (_plans.TryGet(shape, out var plan))
            return plan;
        using var span = Tracing.Plan();
        using var db = contexts.For(caller);
        lock (_starting)
        {
            if (_database is null)
            {
                var mappings = new TypeMappings(db);
                _database = (mappings, new Columns(mappings, db.WriterOf));
            }
        }
        plan = new Planner(db, _database.Value.Mappings, _database.Value.Columns).Make(level);
        _plans.Add(shape, plan, shape.Length);
        return plan;
    }

    private async ValueTask<LevelRows> LevelAsync(Plan plan, Level level, ReadConnection connection, Caller caller, CancellationToken ct)
    {
        var rows = new LevelRows(plan, level, caller);
        if (plan.Rows is { } statement)
            await RunAsync(statement, level, plan, connection, caller, rows.Read, ct);
        rows.End();
        if (plan.Total is { } total)
        {
            await RunAsync(total, level, null, connection, caller, row =>
            {
                // Of a nested list each row is a parent's id and its count.
                if (level.List is null)
                    rows.Totals[Guid.Empty] = Count(row, 0);
                else
                    rows.Totals[(Guid)_database!.Value.Columns.Reader(typeof(Guid))(row, 0)!] = Count(row, 1);
            }, ct);
        }
        rows.Groups = new GroupRows[plan.Aggregates.Length];
        for (var i = 0; i < plan.Aggregates.Length; i++)
        {
            using var groups = rows.Groups[i] = new GroupRows(plan.Aggregates[i], level.Aggregates[i]);
            await RunAsync(plan.Aggregates[i].Statement, level, null, connection, caller, groups.Read, ct);
        }
        rows.Children = new LevelRows[plan.Children.Length];
        for (var i = 0; i < plan.Children.Length; i++)
        {
            var child = level.Children[i];
            var parents = rows.ParentsOf(i);
            child.Slots.Fill(child.ParentsSlot!.Value, parents);
            rows.Children[i] = parents.Length == 0
                ? Empty(plan.Children[i], child, caller)
                : await LevelAsync(plan.Children[i], child, connection, caller, ct);
        }
        return rows;
    }

    /// <summary>Of 32 bits on one database, of 64 on another.</summary>
    private static long Count(DbDataReader row, int column) => Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);

    private static LevelRows Empty(Plan plan, Level level, Caller caller)
    {
        var rows = new LevelRows(plan, level, caller);
        rows.End();
        return rows;
    }

    private async ValueTask RunAsync(
        Statement statement, Level level, Plan? plan, ReadConnection connection, Caller caller, Action<DbDataReader> read, CancellationToken ct)
    {
        foreach (var observer in _observers)
            observer.Sending(statement.Sql);
        using var span = Tracing.Statement();
        if (!statement.IsKept || AsksEachTime)
        {
            await RunAnewAsync(statement, level, plan, caller, read, ct);
            return;
        }
        var command = connection.Command(statement);
        statement.Bind(command, level.Slots, caller);
        await ReadAllAsync(command, plan, read, ct);
        await connection.ReleaseAsync(command);
    }

    private async ValueTask RunAnewAsync(Statement statement, Level level, Plan? plan, Caller caller, Action<DbDataReader> read, CancellationToken ct)
    {
        await using var db = contexts.For(caller);
        await using var command = statement.Anew(db, level);
        await db.Database.OpenConnectionAsync(ct);
        await ReadAllAsync(command, plan, read, ct);
    }

    private static async ValueTask ReadAllAsync(DbCommand command, Plan? plan, Action<DbDataReader> read, CancellationToken ct)
    {
        using var interrupt = Interrupt.On(command.Connection, ct);
        try
        {
            await ReadRowsAsync(command, plan, read, ct);
        }
        catch (DbException) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
    }

    private static async ValueTask ReadRowsAsync(DbCommand command, Plan? plan, Action<DbDataReader> read, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        // EF Core may compute a part of a projection itself, without a word; then the columns are not those of the plan.
        if (plan is not null && reader.FieldCount != plan.Columns.Length)
            throw new InvalidOperationException($"the statement has {reader.FieldCount} columns, the plan {plan.Columns.Length}: {command.CommandText}");
        while (await reader.ReadAsync(ct))
            read(reader);
    }
}
