using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.ThirdParties.Model;

namespace Crm.Graph.ThirdParties.Commands;

/// <summary>A kind of record that has third-party ids. The slice that owns the record registers it: this slice comes before all of them.</summary>
public abstract class ThirdPartyTarget(ThirdPartyRecordKind kind, string needs)
{
    public ThirdPartyRecordKind Kind => kind;

    /// <summary>The permission that changing such a record needs.</summary>
    public string Needs => needs;

    public abstract Task<Result<Record>> FindAsync(CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct);
}

/// <inheritdoc/>
public sealed class ThirdPartyTarget<T>(ThirdPartyRecordKind kind, string needs) : ThirdPartyTarget(kind, needs) where T : Record
{
    public override async Task<Result<Record>> FindAsync(CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct)
    {
        var found = await db.RequireAsync<T>(id, expectedVersion, ct);
        return found.Refused(out var errors) ? errors : found.Value;
    }
}
