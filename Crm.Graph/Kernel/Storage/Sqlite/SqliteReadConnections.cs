using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>
/// A few open connections to the embedded database, each with the commands it has prepared: preparing costs more than
/// finding a record by its id.
/// </summary>
public sealed class SqliteReadConnections(string connectionString) : ReadConnections, IDisposable
{
    private const int MaxIdle = 16;
    private const int MaxCommands = 200;

    private readonly ConcurrentBag<Connection> _idle = [];
    private readonly string _connectionString = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
    private volatile bool _disposed;

    public override ValueTask<ReadConnection> OpenAsync(CancellationToken ct)
    {
        if (_idle.TryTake(out var connection))
            return new(connection);
        var opened = new SqliteConnection(_connectionString);
        opened.Open();
        SqliteBuckets.Register(opened.Handle!);
        return new(new Connection(this, opened));
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection))
            connection.Close();
    }

    private sealed class Connection(SqliteReadConnections owner, SqliteConnection connection) : ReadConnection
    {
        private static readonly object Begin = new();
        private static readonly object End = new();

        private bool _isFrozen;

        private readonly Dictionary<object, SqliteCommand> _commands = new(ReferenceEqualityComparer.Instance);

        public override DbCommand Command(object statement)
        {
            if (_commands.TryGetValue(statement, out var command))
                return command;
            if (_commands.Count >= MaxCommands)
                Clear();
            return _commands[statement] = connection.CreateCommand();
        }

        public override ValueTask FreezeAsync(CancellationToken ct)
        {
            Run(Begin, "BEGIN");
            _isFrozen = true;
            return ValueTask.CompletedTask;
        }

        public override ValueTask ReleaseAsync(DbCommand command) => ValueTask.CompletedTask;

        public override ValueTask DisposeAsync()
        {
            if (_isFrozen)
                Run(End, "ROLLBACK");
            _isFrozen = false;
            if (owner._disposed || owner._idle.Count >= MaxIdle)
                Close();
            else
                owner._idle.Add(this);
            return ValueTask.CompletedTask;
        }

        public void Close()
        {
            Clear();
            connection.Dispose();
        }

        private void Run(object key, string sql)
        {
            var command = Command(key);
            if (!ReferenceEquals(command.CommandText, sql))
                command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        private void Clear()
        {
            foreach (var command in _commands.Values)
                command.Dispose();
            _commands.Clear();
        }
    }
}
