namespace Crm.Graph.Organisations.Model;

/// <summary>A name that an organisation has been given among others of its kind.</summary>
public abstract class OrganisationLabel : OrganisationPart
{
    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";
}

/// <summary>A sector of its industry that an organisation works in.</summary>
public sealed class IndustrySector : OrganisationLabel;

/// <summary>What an organisation does in its business.</summary>
public sealed class BusinessActivity : OrganisationLabel;

/// <summary>A group that the organisation is in: merchants, venues and service points can be.</summary>
public sealed class OrganisationGroup : OrganisationLabel;

/// <summary>A tag of an organisation.</summary>
public sealed class OrganisationTag : OrganisationLabel;

/// <summary>A group of media that an organisation shows, by the name or id of the group.</summary>
public sealed class OrganisationMediaGroup : OrganisationLabel;

/// <summary>Another organisation that an organisation has to do with. It may be out of the caller's sight: its name is kept as it was.</summary>
public abstract class OrganisationTie : OrganisationLabel
{
    /// <summary>The id of the other organisation.</summary>
    public Guid OtherId { get; internal set; }
}

/// <summary>A partner of a business, whose logo its screens show.</summary>
public sealed class OrganisationPartner : OrganisationTie;

/// <summary>A service owner that a transaction processor serves.</summary>
public sealed class ServedOrganisation : OrganisationTie;
