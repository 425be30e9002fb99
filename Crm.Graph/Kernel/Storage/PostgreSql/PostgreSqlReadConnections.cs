using System.Data;
using System.Data.Common;
using Npgsql;

namespace Crm.Graph.Kernel.Storage.PostgreSql;

/// <summary>Connections of the pool that EF Core uses too; the driver keeps the statements prepared on each of them, by their text.</summary>
public sealed class PostgreSqlReadConnections(NpgsqlDataSource source) : ReadConnections
{
    public override async ValueTask<ReadConnection> OpenAsync(CancellationToken ct) => new Connection(await source.OpenConnectionAsync(ct));

    private sealed class Connection(NpgsqlConnection connection) : ReadConnection
    {
        private NpgsqlTransaction? _frozen;

        public override DbCommand Command(object statement) => connection.CreateCommand();

        /// <summary>It costs no round trip: the driver sends it together with the next statement.</summary>
        public override async ValueTask FreezeAsync(CancellationToken ct)
            => _frozen = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

        public override ValueTask ReleaseAsync(DbCommand command) => command.DisposeAsync();

        public override async ValueTask DisposeAsync()
        {
            // A read that was broken off leaves a transaction that the pool ends before it gives the connection away.
            if (_frozen is not null && connection.FullState == ConnectionState.Open)
                await _frozen.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
