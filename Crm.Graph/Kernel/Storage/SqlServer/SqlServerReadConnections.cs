using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace Crm.Graph.Kernel.Storage.SqlServer;

/// <summary>
/// Pooled connections. Nothing is kept on them: the server keeps plans by the text of statements, and a parameter that is used again
/// would cut longer text off at the length that it was made with.
/// </summary>
public sealed class SqlServerReadConnections(string connectionString) : ReadConnections
{
    public override async ValueTask<ReadConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(ct);
            return new Connection(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override string ZoneId(TimeZoneInfo zone) => SqlServerBuckets.ZoneId(zone);

    private sealed class Connection(SqlConnection connection) : ReadConnection
    {
        private SqlTransaction? _frozen;

        public override DbCommand Command(object statement)
        {
            var command = connection.CreateCommand();
            command.Transaction = _frozen;
            return command;
        }

        /// <summary>Versions of rows, not locks: see <see cref="SqlServerSetup"/>.</summary>
        public override async ValueTask FreezeAsync(CancellationToken ct)
            => _frozen = (SqlTransaction)await connection.BeginTransactionAsync(IsolationLevel.Snapshot, ct);

        public override ValueTask ReleaseAsync(DbCommand command) => command.DisposeAsync();

        public override async ValueTask DisposeAsync()
        {
            if (_frozen is not null)
                await _frozen.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
