using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Crm.Graph.Kernel.Storage;

/// <summary>
/// The database as one caller sees it. Whatever is asked through it is narrowed to the caller's tenant, and whatever
/// is saved through it is stamped with it: tenancy is enforced here and nowhere else (ADR 3).
/// </summary>
public abstract class CrmDb(DbContextOptions options, Catalogues catalogues) : DbContext(options)
{
    /// <summary>The parameter that every filtered statement has; the planner binds it by this name.</summary>
    internal const string TenantParameter = "ef_filter__TenantId";

    /// <summary>As <see cref="TenantParameter"/>, for what belongs to an organisation and not to its live or test data.</summary>
    internal const string OrganisationParameter = "ef_filter__OrganisationId";

    private Caller? _caller;

    /// <summary>On whose behalf this context works. A context without a caller sees and stores nothing of any tenant.</summary>
    public Caller Caller
    {
        get => _caller ?? throw new InvalidOperationException("this context has no caller");
        set => _caller = value;
    }

    internal bool HasCaller => _caller is not null;

    /// <summary>Makes it a context without a caller. Contexts are pooled: whoever gets one must not find the caller before.</summary>
    internal void ForgetCaller() => _caller = null;

    /// <summary>Used by the query filters; 0 is nobody's.</summary>
    internal int TenantId => _caller?.TenantId ?? 0;

    /// <summary>Used by the query filters; the empty id is nobody's.</summary>
    internal Guid OrganisationId => _caller?.OrganisationId ?? Guid.Empty;

    internal Catalogues Catalogues => catalogues;

    /// <summary>What this database needs to store a column as all databases of the server do.</summary>
    internal abstract void ConfigureColumn(IMutableProperty property, Type type);

    /// <summary>A statement of EF Core's as this database runs it best.</summary>
    internal virtual string Tune(string sql) => sql;

    /// <summary>
    /// How a tenant (<c>@tenant</c>) takes the next <c>@count</c> numbers of its log, keeping everybody else from it until the transaction
    /// ends, and the expression for the last of them.
    /// </summary>
    internal virtual (string Take, string Last) NextEvents => (
        "INSERT INTO event_sequence (tenant_id, last_sequence) VALUES (@tenant, @count) "
            + "ON CONFLICT (tenant_id) DO UPDATE SET last_sequence = event_sequence.last_sequence + excluded.last_sequence",
        "(SELECT last_sequence FROM event_sequence WHERE tenant_id = @tenant)");

    /// <summary>
    /// The same query, but what it finds nobody else changes until this transaction ends: others that ask in this way wait. Where
    /// one use case writes at a time anyway there is nothing to do.
    /// </summary>
    internal virtual IQueryable<T> Claimed<T>(IQueryable<T> rows) => rows;

    /// <summary>Waits until no other transaction holds the lock of this name, and holds it until this transaction ends.</summary>
    internal virtual Task LockAsync(string name, CancellationToken ct) => Task.CompletedTask;

    /// <summary>
    /// Whether this went wrong because somebody else was faster: they changed the record, stored the same unique value, took away what
    /// was pointed at, or the database chose between the two. Whoever looks again finds out.
    /// </summary>
    internal abstract bool IsLostRace(Exception exception);

    /// <summary>The fast way to add many rows; the connection is open.</summary>
    internal abstract Task<BulkWriter> BeginBulkAsync(IDisposable? turn, CancellationToken ct);

    /// <summary>Writes a column of a type as JSON more directly than the plain driver can; null where there is no such way.</summary>
    internal virtual Reading.ColumnWriter? WriterOf(Type type) => null;

    /// <summary>How this database adds up.</summary>
    internal abstract Reading.AggregateSql Aggregates { get; }

    /// <summary>Maps the functions of <see cref="Reading.BucketFunctions"/> to this database's.</summary>
    private protected abstract void MapBuckets(DbFunctionBuilder ofTime, DbFunctionBuilder ofDay);

    /// <summary>What of searching is this database's own.</summary>
    private protected virtual void MapSearch(ModelBuilder model) { }

    /// <summary>Everything is looked for within its tenant, so an index on a foreign key alone would serve no query.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
        configurationBuilder.Properties<JsonText>().HaveConversion<ModelConventions.JsonConverter>();
        configurationBuilder.Properties<RuleGroupText>().HaveConversion<ModelConventions.RuleGroupConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var catalogue in catalogues.All.Where(c => !c.IsGroup))
            modelBuilder.Entity(catalogue.Entity);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CrmDb).Assembly);
        ModelConventions.Apply(modelBuilder, this);
        MapSearch(modelBuilder);
        MapBuckets(modelBuilder.HasDbFunction(Reading.BucketFunctions.OfTimeMethod), modelBuilder.HasDbFunction(Reading.BucketFunctions.OfDayMethod));
    }
}
