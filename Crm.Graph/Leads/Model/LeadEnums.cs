namespace Crm.Graph.Leads.Model;

/// <summary>What has become of a lead.</summary>
public enum LeadState
{
    /// <summary>It is worked on.</summary>
    Open,
    /// <summary>The customer bought.</summary>
    Sold,
    /// <summary>The customer did not buy, or bought elsewhere.</summary>
    Lost,
}

/// <summary>Who turned to whom.</summary>
public enum LeadDirection
{
    /// <summary>The customer to the organisation.</summary>
    Inbound,
    /// <summary>The organisation to the customer.</summary>
    Outbound,
}

/// <summary>The steps in the life of a lead.</summary>
public enum LeadStepKind
{
    /// <summary>It was given to those who are to work on it.</summary>
    Assigned,
    /// <summary>It came into another stage.</summary>
    Moved,
    /// <summary>The customer bought.</summary>
    Sold,
    /// <summary>It was said to be lost.</summary>
    Lost,
    /// <summary>Somebody who may agreed that it is lost.</summary>
    LossApproved,
    /// <summary>It is worked on again.</summary>
    Reopened,
    /// <summary>It was deleted.</summary>
    Deleted,
}
