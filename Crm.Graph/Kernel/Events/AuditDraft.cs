using System.Data.Common;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Kernel.Events;

/// <summary>What the audit log is to tell, before its transaction has ended.</summary>
/// <param name="OrganisationId">Whose it is.</param>
/// <param name="TenantId">Whose data it is about; 0 where that is the organisation's as a whole.</param>
/// <param name="WorkedInId">The data that who did it worked with.</param>
/// <param name="ActorId">Who did it; null where nobody knows.</param>
/// <param name="SessionId">The session in which it was done, or that it was done to.</param>
/// <param name="Entity">The kind of record, by the name of its type.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Action">What was done.</param>
/// <param name="OccurredOn">When.</param>
/// <param name="Changes">From what to what, as events have it.</param>
internal sealed record AuditDraft(
    Guid OrganisationId, int TenantId, int? WorkedInId, Guid? ActorId, Guid? SessionId, string Entity, Guid RecordId, string Action,
    DateTimeOffset OccurredOn, JsonText Changes)
{
    private static readonly JsonText None = new("[]");

    /// <summary>A change of a record.</summary>
    public static AuditDraft Of(string name, string action, Entity entity, Caller caller, DateTimeOffset now, JsonText changes) => new(
        caller.OrganisationId, entity is IOfOrganisation ? 0 : entity.TenantId, caller.TenantId, caller.ActorId, caller.SessionId, name, entity.Id, action, now, changes);

    /// <summary>Something that was done. A caller of another organisation is nobody here.</summary>
    public static AuditDraft Of(Deed deed, Caller? caller, DateTimeOffset now)
    {
        var here = caller?.OrganisationId == deed.OrganisationId ? caller : null;
        return new(
            deed.OrganisationId, 0, deed.TenantId ?? here?.TenantId, here?.ActorId ?? (deed.IsOwn ? deed.UserId : null),
            deed.SessionId ?? here?.SessionId, deed.ToOrganisationId is null ? "User" : "Organisation", deed.ToOrganisationId ?? deed.UserId, deed.Action, now, None);
    }
}

/// <summary>Writes the audit log, in the transaction of what it tells.</summary>
internal interface IAuditWriter
{
    Task WriteAsync(CrmDb db, DbTransaction transaction, IReadOnlyList<AuditDraft> drafts, CancellationToken ct);
}
