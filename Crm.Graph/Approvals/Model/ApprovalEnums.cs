namespace Crm.Graph.Approvals.Model;

/// <summary>What has become of a request for approval.</summary>
public enum ApprovalState
{
    /// <summary>Waits for responses.</summary>
    Pending,
    /// <summary>As many as it needs have approved; what it was asked for has been done.</summary>
    Approved,
    /// <summary>Somebody who may has rejected it.</summary>
    Rejected,
    /// <summary>It was taken back before it was decided.</summary>
    Cancelled,
    /// <summary>Its time ended before it was decided.</summary>
    Expired,
}

/// <summary>What somebody responds to a request for approval.</summary>
public enum ApprovalDecision
{
    /// <summary>It may be done.</summary>
    Approved,
    /// <summary>It may not be done. One rejection decides.</summary>
    Rejected,
}

/// <summary>By what somebody is among those who may respond.</summary>
public enum ApprovalConditionType
{
    /// <summary>It is this user.</summary>
    User,
    /// <summary>It is this contact.</summary>
    Contact,
    /// <summary>It is a user who has this role.</summary>
    Role,
    /// <summary>It is a user who is in this team.</summary>
    Team,
}

/// <summary>The kinds of record that a request can be about.</summary>
public enum ApprovalEntityType
{
    /// <summary>A contact.</summary>
    Contact,
    /// <summary>An account.</summary>
    Account,
    /// <summary>A lead.</summary>
    Lead,
}

/// <summary>The mutations that can wait for approval.</summary>
public enum ApprovalChangeKind
{
    /// <summary>`updateContact`.</summary>
    UpdateContact,
    /// <summary>`deleteContact`.</summary>
    DeleteContact,
    /// <summary>`updateAccount`.</summary>
    UpdateAccount,
    /// <summary>`deleteAccount`.</summary>
    DeleteAccount,
    /// <summary>`updateLead`.</summary>
    UpdateLead,
    /// <summary>`markLeadLost`, with its approval where the last who approves may approve losses.</summary>
    MarkLeadLost,
    /// <summary>`approveLeadLoss`, by those who may.</summary>
    ApproveLeadLoss,
    /// <summary>`deleteLead`.</summary>
    DeleteLead,
}
