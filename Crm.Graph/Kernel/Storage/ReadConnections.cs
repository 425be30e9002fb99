using System.Data.Common;

namespace Crm.Graph.Kernel.Storage;

/// <summary>Connections for reading with statements that are kept, beside those of EF Core.</summary>
public abstract class ReadConnections
{
    public abstract ValueTask<ReadConnection> OpenAsync(CancellationToken ct);

    /// <summary>What the database calls a time zone.</summary>
    public virtual string ZoneId(TimeZoneInfo zone) => zone.Id;
}

/// <summary>One connection, for one read at a time; disposing of it gives it back.</summary>
public abstract class ReadConnection : IAsyncDisposable
{
    /// <summary>A command for a kept statement: prepared and with its parameters if this connection ran it before, else empty.</summary>
    /// <param name="statement">The statement's identity.</param>
    public abstract DbCommand Command(object statement);

    /// <summary>From here to the end of the connection's use, every statement sees the database as the first one did.</summary>
    public abstract ValueTask FreezeAsync(CancellationToken ct);

    /// <summary>Gives a command back after its rows were read.</summary>
    public abstract ValueTask ReleaseAsync(DbCommand command);

    public abstract ValueTask DisposeAsync();
}
