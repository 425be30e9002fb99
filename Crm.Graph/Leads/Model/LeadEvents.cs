namespace Crm.Graph.Leads.Model;

/// <summary>What happens to leads under names of its own.</summary>
public static class LeadEvents
{
    /// <summary>The lead was given to those who are to work on it.</summary>
    public const string Assigned = "ASSIGNED";

    /// <summary>The lead came into another stage.</summary>
    public const string StageChanged = "STAGE_CHANGED";

    /// <summary>The customer bought.</summary>
    public const string Sold = "SOLD";

    /// <summary>The lead was said to be lost.</summary>
    public const string Lost = "LOST";

    /// <summary>Somebody who may agreed that the lead is lost.</summary>
    public const string LossApproved = "LOSS_APPROVED";

    /// <summary>The lead is worked on again.</summary>
    public const string Reopened = "REOPENED";
}
