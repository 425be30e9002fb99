// One type for each rule of ArrowTests that breaks it, in the namespaces that the rules are about. Nothing uses them.
#pragma warning disable IDE0161, IDE0130, IDE0005
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Contacts.Model
{
    /// <summary>A model that knows a framework.</summary>
    internal static class ModelWithStoragePlanted
    {
        public static string Like(string text) => EF.Functions.Like(text, "a") ? text : "";
    }

    /// <summary>A model that knows its use cases.</summary>
    internal sealed record ModelWithCommandPlanted(Commands.DeleteContactInput Input);
}

namespace Crm.Graph.Contacts.Commands
{
    /// <summary>A use case that knows the schema.</summary>
    internal sealed record CommandWithSchemaPlanted(Kernel.Schema.RootFields Fields);
}

namespace Crm.Graph.Contacts.Storage
{
    /// <summary>A mapping that knows a use case.</summary>
    internal sealed record MappingWithCommandPlanted(Commands.DeleteContactInput Input);
}

namespace Crm.Graph.Kernel.Domain
{
    /// <summary>The kernel's domain with a domain, and with storage.</summary>
    internal sealed record DomainPlanted(Crm.Graph.Contacts.Model.Contact Contact, Storage.CrmDb Db);
}

namespace Crm.Graph.Kernel.Fields
{
    /// <summary>The engine where it has no business.</summary>
    internal sealed record EnginePlanted(GraphQL.Types.ISchema Schema);
}

namespace Crm.Graph.Kernel.Security
{
    /// <summary>The database where it has no business.</summary>
    internal sealed record DatabasePlanted(DbContext Db);
}

namespace Crm.Graph.Kernel.Transport
{
    /// <summary>A transport that reads records itself.</summary>
    internal sealed record TransportPlanted(Storage.CrmDb Db);
}

namespace Crm.Graph.Organisations
{
    /// <summary>A slice that knows a later one, and the host.</summary>
    internal sealed record OrganisationPlanted(Crm.Graph.ThirdParties.Model.ThirdPartyId Id, Crm.Graph.Demo.DemoOptions Demo);
}

namespace Crm.Graph.Identity
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record IdentityPlanted(Crm.Graph.Contacts.Model.Contact Contact);
}

namespace Crm.Graph.Network
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record NetworkPlanted(Crm.Graph.Contacts.Model.Contact Contact);
}

namespace Crm.Graph.Teams
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record TeamPlanted(Crm.Graph.Contacts.Model.Contact Contact);
}

namespace Crm.Graph.QueryBuilder
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record QueryBuilderPlanted(Crm.Graph.Contacts.Model.Contact Contact);
}

namespace Crm.Graph.CustomLabels
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record CustomLabelPlanted(Crm.Graph.Contacts.Model.Contact Contact);
}

namespace Crm.Graph.SavedFilters
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record SavedFilterPlanted(Crm.Graph.Contacts.Model.Contact Contact);
}

namespace Crm.Graph.CustomFields
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record CustomFieldPlanted(Crm.Graph.Contacts.Model.Contact Contact);
}

namespace Crm.Graph.ThirdParties
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record ThirdPartyPlanted(Crm.Graph.Contacts.Model.Contact Contact);
}

namespace Crm.Graph.Contacts
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record ContactPlanted(Crm.Graph.Accounts.Model.Account Account);
}

namespace Crm.Graph.Accounts
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record AccountPlanted(Crm.Graph.Search.SearchHit Hit);
}

namespace Crm.Graph.Wallets
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record WalletPlanted(Crm.Graph.Search.SearchHit Hit);
}

namespace Crm.Graph.Rewards
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record RewardPlanted(Crm.Graph.Search.SearchHit Hit);
}

namespace Crm.Graph.Products
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record ProductPlanted(Crm.Graph.Leads.Model.Lead Lead);
}

namespace Crm.Graph.Leads
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record LeadPlanted(Crm.Graph.Search.SearchHit Hit);
}

namespace Crm.Graph.Approvals
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record ApprovalPlanted(Crm.Graph.Search.SearchHit Hit);
}

namespace Crm.Graph.Tasks
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record TaskPlanted(Crm.Graph.Search.SearchHit Hit);
}

namespace Crm.Graph.Activities
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record ActivityPlanted(Crm.Graph.Search.SearchHit Hit);
}

namespace Crm.Graph.Search
{
    /// <summary>A slice that knows a later one.</summary>
    internal sealed record SearchPlanted(Crm.Graph.Audit.Model.AuditEntry Entry);
}

namespace Crm.Graph.Hosting
{
    /// <summary>A host that knows a slice beside the composition root.</summary>
    internal sealed record HostPlanted(Crm.Graph.Accounts.AccountsSlice Slice);
}
