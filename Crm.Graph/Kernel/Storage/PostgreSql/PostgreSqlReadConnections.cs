using System.Data.Common;
using Npgsql;

namespace Crm.Graph.Kernel.Storage.PostgreSql;

/// <summary>Connections of the pool that EF Core uses too; the driver keeps the statements prepared on each of them, by their text.</summary>
public sealed class PostgreSqlReadConnections(NpgsqlDataSource source) : ReadConnections
{
    public override async ValueTask<ReadConnection> OpenAsync(CancellationToken ct) => new Connection(await source.OpenConnectionAsync(ct));

    private sealed class Connection(NpgsqlConnection connection) : ReadConnection
    {
        private bool _isFrozen;

        public override DbCommand Command(object statement) => connection.CreateCommand();

        public override async ValueTask FreezeAsync(CancellationToken ct)
        {
            await RunAsync("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", ct);
            _isFrozen = true;
        }

        public override ValueTask ReleaseAsync(DbCommand command) => command.DisposeAsync();

        public override async ValueTask DisposeAsync()
        {
            // A read that was broken off leaves a transaction that the pool ends before it gives the connection away.
            if (_isFrozen && connection.FullState == System.Data.ConnectionState.Open)
                await RunAsync("ROLLBACK", CancellationToken.None);
            await connection.DisposeAsync();
        }

        private async Task RunAsync(string sql, CancellationToken ct)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
