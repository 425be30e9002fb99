namespace Crm.Graph.Organisations.Model;

/// <summary>What an organisation is in its network.</summary>
public enum OrganisationType
{
    /// <summary>Runs the cloud that all the others are on.</summary>
    CloudOperator,
    /// <summary>Processes the transactions of service owners.</summary>
    TransactionProcessor,
    /// <summary>Offers the service that businesses use.</summary>
    ServiceOwner,
    /// <summary>A business with a network of its own.</summary>
    Business,
    /// <summary>A merchant of a business.</summary>
    Merchant,
    /// <summary>A place where customers come to.</summary>
    Venue,
    /// <summary>A point that serves, such as a kiosk or a desk.</summary>
    ServicePoint,
    /// <summary>A department of a business or a merchant.</summary>
    Department,
}

/// <summary>Whether an organisation may be worked with.</summary>
public enum OrganisationState
{
    /// <summary>Its keys and users may do what they are permitted.</summary>
    Active,
    /// <summary>Nobody gets in: its keys are refused, and what was signed in has ended.</summary>
    Suspended,
}

/// <summary>Which organisation may have which below it: one table for the whole network.</summary>
internal static class NetworkRules
{
    private static readonly IReadOnlyDictionary<OrganisationType, OrganisationType[]> Below = new Dictionary<OrganisationType, OrganisationType[]>
    {
        [OrganisationType.CloudOperator] = [OrganisationType.TransactionProcessor, OrganisationType.ServiceOwner],
        [OrganisationType.ServiceOwner] = [OrganisationType.Business],
        [OrganisationType.Business] = [OrganisationType.Merchant, OrganisationType.Venue, OrganisationType.ServicePoint, OrganisationType.Department],
        [OrganisationType.Merchant] = [OrganisationType.Venue, OrganisationType.ServicePoint, OrganisationType.Department],
    };

    /// <summary>What may stand directly below an organisation of this type.</summary>
    public static IReadOnlyList<OrganisationType> Of(OrganisationType parent) => Below.GetValueOrDefault(parent) ?? [];

    /// <summary>Whether organisations of this type can be put into groups.</summary>
    public static bool CanBeGrouped(OrganisationType type)
        => type is OrganisationType.Merchant or OrganisationType.Venue or OrganisationType.ServicePoint;
}
