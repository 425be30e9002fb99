using Crm.Graph.Audit.Model;
using Crm.Graph.Audit.Storage;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Storage.Trimming;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Audit;

/// <summary>Who did what, from what to what, when, and from where.</summary>
internal sealed class AuditSlice : ISlice
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddOptions<AuditOptions>()
            .BindConfiguration(AuditOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IAuditWriter, AuditWriter>();
        services.AddSingleton<ITrim, AuditTrim>();
    }

    public static void AddFields(RootFields root) => root
        .Catalogue<AuditEntryFields>()
        .Extend<AuditEntry>(entry => AuditEntryFields.AddChanges(entry, new SeenChanges(root)))
        .Extend<Organisation>(organisation => organisation.Many<AuditEntry>("activityFeed", e => e.OrganisationId).Needs("audit:read")
            .Describe("What was done in the organisation by whom, to the data that the caller works with and to its users, roles and sessions. Of an organisation below one's own it is empty: that is seen from inside."))
        .List<AuditEntry>("auditLog", "audit:read", "What was done by whom to the data that the caller works with, and to the organisation's users, roles and sessions.");
}
