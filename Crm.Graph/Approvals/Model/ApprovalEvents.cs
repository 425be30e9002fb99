namespace Crm.Graph.Approvals.Model;

/// <summary>What happens to requests for approval under names of its own.</summary>
public static class ApprovalEvents
{
    /// <summary>Somebody approved, and more have to.</summary>
    public const string Responded = "RESPONDED";

    /// <summary>As many as it needs have approved.</summary>
    public const string Approved = "APPROVED";

    /// <summary>Somebody rejected it.</summary>
    public const string Rejected = "REJECTED";

    /// <summary>It was taken back.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>Its time ended.</summary>
    public const string Expired = "EXPIRED";

    /// <summary>A link to respond by was handed out.</summary>
    public const string LinkIssued = "LINK_ISSUED";
}
