using System.Collections.Frozen;

namespace Crm.Graph.Kernel.Security;

/// <summary>Who is calling, for which tenant, and what they may do. The credential decides all of it.</summary>
/// <param name="ActorId">The user, key or contact.</param>
/// <param name="TenantId">The organisation's live or test data.</param>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Permissions">Verbs per module: <c>contacts:read</c>. <c>*</c> stands for all.</param>
/// <param name="TimeZone">The organisation's time zone, for days and months.</param>
/// <param name="Country">The organisation's country (ISO 3166 alpha-3): the region of phone numbers written without one.</param>
/// <param name="Currency">The organisation's currency (ISO 4217): the one of accounts created without one.</param>
public sealed record Caller(
    Guid ActorId,
    int TenantId,
    Guid OrganisationId,
    FrozenSet<string> Permissions,
    TimeZoneInfo TimeZone,
    string Country,
    string Currency)
{
    /// <summary>The session of a signed-in user; null when a key or the server itself calls, or a user whose tokens come from elsewhere.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Whether it is a user who calls: somebody who is called something, and has settings.</summary>
    public bool IsUser { get; init; }

    /// <summary>When the credential that was shown ends by itself; null when it does not.</summary>
    public DateTimeOffset? GoodUntil { get; init; }

    /// <summary>Whether this is the same caller as earlier, and nothing that was permitted then has been taken away.</summary>
    public bool IsStill(Caller earlier) => (ActorId, TenantId, OrganisationId) == (earlier.ActorId, earlier.TenantId, earlier.OrganisationId)
        && (Permissions.Contains("*") || Permissions.IsSupersetOf(earlier.Permissions));

    public bool May(string permission) => Permissions.Contains("*") || Permissions.Contains(permission);

    /// <summary>Whether the caller may hand all of these on. Nobody gives what he has not got; who may do everything may give everything.</summary>
    public bool MayGive(IEnumerable<string> permissions) => permissions.All(May);

    /// <summary>A caller that may do everything for a tenant: start-up work such as the demo data.</summary>
    public static Caller System(Guid actorId, int tenantId, Guid organisationId, TimeZoneInfo timeZone, string country, string currency)
        => new(actorId, tenantId, organisationId, FrozenSet.ToFrozenSet(["*"]), timeZone, country, currency);
}
