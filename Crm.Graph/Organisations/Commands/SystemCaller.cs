using Crm.Graph.Kernel.Security;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Organisations.Commands;

/// <summary>The server itself as a caller, for what an organisation begins with.</summary>
internal static class SystemCaller
{
    public static Caller Of(Organisation organisation, Guid actorId, TenantMode mode) => Caller.System(
        actorId, organisation.Tenant(mode).Id, organisation.Id,
        TimeZoneInfo.FindSystemTimeZoneById(organisation.TimeZone), organisation.Country, organisation.Currency);
}
