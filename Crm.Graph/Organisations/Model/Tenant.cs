namespace Crm.Graph.Organisations.Model;

/// <summary>One of the two sets of data that an organisation has: what is stored for one is never seen in the other.</summary>
public sealed class Tenant
{
    private Tenant() { } // EF

    internal Tenant(Guid organisationId, TenantMode mode) => (OrganisationId, Mode) = (organisationId, mode);

    /// <summary>The number that every row of this data carries; never 0, which is nobody's.</summary>
    public int Id { get; private set; }

    /// <summary>Whose data this is.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Whether this is the organisation's live or its test data.</summary>
    public TenantMode Mode { get; private set; }
}

/// <summary>The two sets of data of an organisation.</summary>
public enum TenantMode
{
    /// <summary>The data that the business runs on.</summary>
    Live,
    /// <summary>Data to try things with.</summary>
    Test,
}
