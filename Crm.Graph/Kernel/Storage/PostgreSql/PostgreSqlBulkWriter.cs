using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Crm.Graph.Kernel.Storage.PostgreSql;

/// <summary>A binary <c>COPY</c> per type.</summary>
internal sealed class PostgreSqlBulkWriter(CrmDb db, IDbContextTransaction transaction, IDisposable? turn) : BulkWriter(db, transaction, turn)
{
    private readonly Dictionary<Type, (string Copy, Delegate Write)> _tables = [];

    public static async Task<BulkWriter> BeginAsync(CrmDb db, IDisposable? turn, CancellationToken ct)
        => new PostgreSqlBulkWriter(db, await db.Database.BeginTransactionAsync(ct), turn);

    protected override void WriteRows<T>(IEnumerable<T> rows)
    {
        var (copy, compiled) = TableOf(typeof(T));
        var write = (Action<T, NpgsqlBinaryImporter>)compiled;
        using var importer = ((NpgsqlConnection)Db.Database.GetDbConnection()).BeginBinaryImport(copy);
        foreach (var row in rows)
        {
            importer.StartRow();
            write(row, importer);
        }
        importer.Complete();
    }

    /// <summary>Commits, and has the tables counted: the server would do so too, but only after a minute of plans for empty tables.</summary>
    public override async Task CommitAsync(CancellationToken ct)
    {
        await base.CommitAsync(ct);
        var sql = Db.GetService<ISqlGenerationHelper>();
        var tables = _tables.Keys.Select(type => sql.DelimitIdentifier(Db.Model.FindEntityType(type)!.GetTableName()!)).ToList();
        if (tables.Count == 0)
            return;
        var analyse = "ANALYZE " + string.Join(", ", tables);
        await Db.Database.ExecuteSqlRawAsync(analyse, CancellationToken.None);
    }

    private (string Copy, Delegate Write) TableOf(Type type)
    {
        if (_tables.TryGetValue(type, out var known))
            return known;
        var table = BulkTable.Of(Db, type);
        var copy = $"COPY {table.Target(Db.GetService<ISqlGenerationHelper>())} FROM STDIN (FORMAT BINARY)";
        return _tables[type] = (copy, Compile(table));
    }

    /// <summary>An <c>Action&lt;TEntity, NpgsqlBinaryImporter&gt;</c>: compiled once, one call per row.</summary>
    internal static Delegate Compile(BulkTable table)
    {
        var importer = Expression.Parameter(typeof(NpgsqlBinaryImporter), "importer");
        var writeNull = Expression.Call(importer, nameof(NpgsqlBinaryImporter.WriteNull), null);
        var body = table.Columns.Select(column => column.Write(
            stored => Expression.Call(importer, nameof(NpgsqlBinaryImporter.Write), [stored.Type], stored, Expression.Constant(column.Mapping.StoreTypeNameBase)),
            writeNull));
        return Expression.Lambda(typeof(Action<,>).MakeGenericType(table.Row.Type, importer.Type), Expression.Block(body), table.Row, importer).Compile();
    }
}
