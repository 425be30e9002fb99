using System.Linq.Expressions;
using Crm.Graph.Kernel.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>One prepared statement per type, spoken to SQLite itself: of 29 µs for a row of 29 columns, ADO.NET's parameters take 20.</summary>
internal sealed class SqliteBulkWriter(CrmDb db, IDbContextTransaction transaction, IDisposable? turn) : BulkWriter(db, transaction, turn)
{
    /// <summary>
    /// What SQLite may keep in memory meanwhile, in KiB, and then again. Of a transaction that outgrows this the pages are written
    /// and read again and again: for a million rows that takes as long as all the rest.
    /// </summary>
    private const int Cache = 256 * 1024;
    private const int UsualCache = 2000;

    private readonly Dictionary<Type, (sqlite3_stmt Statement, Delegate Bind)> _statements = [];

    /// <summary>Where the full-text index has stopped, once there is something for it.</summary>
    private int? _indexed;

    private sqlite3 Connection => ((SqliteConnection)Db.Database.GetDbConnection()).Handle!;

    public static async Task<BulkWriter> BeginAsync(CrmDb db, IDisposable? turn, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync($"PRAGMA cache_size = -{Cache}", ct);
        return new SqliteBulkWriter(db, await db.Database.BeginTransactionAsync(ct), turn);
    }

    protected override void WriteRows<T>(IEnumerable<T> rows)
    {
        if (typeof(T) == typeof(SearchEntry))
            _indexed ??= SqliteSearch.HoldOff(Db);
        var (statement, compiled) = StatementOf(typeof(T));
        var bind = (Action<T, sqlite3_stmt>)compiled;
        foreach (var row in rows)
        {
            bind(row, statement);
            var code = raw.sqlite3_step(statement);
            raw.sqlite3_reset(statement);
            if (code != raw.SQLITE_DONE)
                SqliteException.ThrowExceptionForRC(code, Connection);
        }
    }

    /// <summary>Commits, has the tables counted, and moves what was written from the log into the file: the log would stay as long as it has grown.</summary>
    public override async Task CommitAsync(CancellationToken ct)
    {
        if (_indexed is { } last)
            await SqliteSearch.CatchUpAsync(Db, last, ct);
        await base.CommitAsync(ct);
        await Db.Database.ExecuteSqlRawAsync(SqliteSource.Optimise, CancellationToken.None);
        await Db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(truncate)", CancellationToken.None);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var (statement, _) in _statements.Values)
            statement.Dispose();
        await Transaction.DisposeAsync();
        // The connection goes back to a pool.
        await Db.Database.ExecuteSqlRawAsync($"PRAGMA cache_size = -{UsualCache}; PRAGMA shrink_memory");
        await base.DisposeAsync();
    }

    private (sqlite3_stmt Statement, Delegate Bind) StatementOf(Type type)
    {
        if (_statements.TryGetValue(type, out var known))
            return known;
        var table = BulkTable.Of(Db, type);
        var sql = Db.GetService<ISqlGenerationHelper>();
        var parameters = table.Columns.Select((_, i) => sql.GenerateParameterName("p" + i));
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(
            Connection, $"INSERT INTO {table.Target(sql)} VALUES ({string.Join(", ", parameters)})", out var statement), Connection);
        return _statements[type] = (statement, Compile(table));
    }

    /// <summary>An <c>Action&lt;TEntity, sqlite3_stmt&gt;</c>: compiled once, one call per row.</summary>
    internal static Delegate Compile(BulkTable table)
    {
        var statement = Expression.Parameter(typeof(sqlite3_stmt), "statement");
        var body = table.Columns.Select((column, i) => column.Write(
            stored => SqliteBulkValue.Bind(statement, i + 1, stored), SqliteBulkValue.BindNull(statement, i + 1)));
        return Expression.Lambda(typeof(Action<,>).MakeGenericType(table.Row.Type, typeof(sqlite3_stmt)), Expression.Block(body), table.Row, statement).Compile();
    }
}
