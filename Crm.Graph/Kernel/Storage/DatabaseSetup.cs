namespace Crm.Graph.Kernel.Storage;

/// <summary>What a kind of database needs around its migrations.</summary>
internal abstract class DatabaseSetup
{
    /// <summary>Where the database is, as its operator knows it; never with a password.</summary>
    public abstract string Place { get; }

    /// <summary>Creates the database if there is none, and keeps other starts away from it until the result is disposed of.</summary>
    /// <exception cref="StartException">It cannot be reached or created.</exception>
    public abstract Task<IAsyncDisposable> EnterAsync(CancellationToken ct);

    /// <summary>Before migrations are applied.</summary>
    public virtual Task BeforeAsync(CrmDb db, CancellationToken ct) => Task.CompletedTask;

    /// <summary>At every start, once the database is of this version.</summary>
    public virtual Task AfterAsync(CrmDb db, CancellationToken ct) => Task.CompletedTask;
}
