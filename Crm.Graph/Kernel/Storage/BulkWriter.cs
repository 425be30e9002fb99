using System.Data;
using System.Data.Common;
using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Kernel.Storage;

/// <summary>
/// Adds many rows fast: one prepared statement per type, all in one transaction. It knows tables, conversions and folded text from
/// the model, but stamps only the tenant: who and when are for the caller to set, and rules are not looked at. For data of one's own making.
/// </summary>
internal sealed class BulkWriter : IAsyncDisposable
{
    private readonly Dictionary<Type, (DbCommand Command, DbParameter[] Parameters, Delegate Bind)> _commands = [];
    private readonly CrmDb _db;
    private readonly IDbContextTransaction _transaction;
    private readonly IDisposable? _turn;

    private BulkWriter(CrmDb db, IDbContextTransaction transaction, IDisposable? turn) => (_db, _transaction, _turn) = (db, transaction, turn);

    /// <summary>Begins the transaction. What is not committed is undone when the writer is disposed of.</summary>
    public static async Task<BulkWriter> BeginAsync(CrmDb db, WriteGate gate, CancellationToken ct)
    {
        var turn = await gate.EnterAsync(ct);
        try
        {
            return new(db, await db.Database.BeginTransactionAsync(ct), turn);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
    }

    /// <summary>Adds rows; those that they point at have been added before.</summary>
    public void Write<T>(IEnumerable<T> rows) where T : class
    {
        var (command, parameters, bind) = CommandOf(typeof(T));
        var set = (Action<T, DbParameter[]>)bind;
        foreach (var row in rows)
        {
            if (row is Entity entity)
                Own(entity);
            set(row, parameters);
            command.ExecuteNonQuery();
        }
    }

    public Task CommitAsync(CancellationToken ct) => _transaction.CommitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var (command, _, _) in _commands.Values)
            await command.DisposeAsync();
        await _transaction.DisposeAsync();
        _turn?.Dispose();
    }

    private void Own(Entity entity)
    {
        if (entity.TenantId == 0)
            entity.TenantId = _db.TenantId;
        if (entity.TenantId == 0 || entity.TenantId != _db.TenantId)
            throw new InvalidOperationException($"{entity.GetType().Name} {entity.Id} is not of the caller's tenant");
    }

    private (DbCommand, DbParameter[], Delegate) CommandOf(Type type)
    {
        if (_commands.TryGetValue(type, out var known))
            return known;
        var table = BulkTable.Of(_db, type);
        var command = _db.Database.GetDbConnection().CreateCommand();
        command.Transaction = _transaction.GetDbTransaction();
        command.CommandText = table.Sql(_db.GetService<ISqlGenerationHelper>());
        foreach (var (index, column) in table.Columns.Index())
        {
            var parameter = column.Mapping.CreateParameter(command, "p" + index, value: null, nullable: true);
            parameter.Direction = ParameterDirection.Input;
            command.Parameters.Add(parameter);
        }
        command.Prepare();
        return _commands[type] = (command, [.. command.Parameters.Cast<DbParameter>()], table.Bind);
    }
}
