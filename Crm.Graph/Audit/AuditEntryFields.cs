using Crm.Graph.Audit.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Audit;

internal sealed class AuditEntryFields : FieldCatalogue<AuditEntry>
{
    public AuditEntryFields()
    {
        Field(e => e.Id);
        Field(e => e.OccurredOn);
        Field(e => e.Action);
        Field(e => e.Entity);
        Field(e => e.RecordId);
        One(e => e.Actor);
        Field(e => e.SessionId);
        Field("mode", e => (TenantMode?)e.WorkedIn!.Mode)
            .Describe("Whether who did it worked with the organisation's live or its test data. What concerns the organisation as a whole, such as users and roles, is seen from both.");
        Field(e => e.Address);
        Field(e => e.UserAgent).NotFilterable();
        Field(e => e.TraceId);
    }

    /// <summary>What changed, which is known to be shown or not once every slice has said what its fields need.</summary>
    public static void AddChanges(FieldCatalogue<AuditEntry> entry, SeenChanges seen) => entry
        .ComputedFor("changes", e => e.Entity, e => e.Changes, (string name, JsonText changes, Caller caller) => seen.Of(name, changes, caller))
        .Describe("From what to what: a list of `{field, from, to}`, of those fields that you may read. Of a new record it is all that it has; a part that was added has no `from`, one that was removed no `to`.");
}
