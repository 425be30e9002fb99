namespace Crm.Graph.Approvals.Model;

/// <summary>What of approvals is asked for by name besides at the fields.</summary>
internal static class ApprovalPermissions
{
    /// <summary>Who has it hands out links, by which others respond without signing in. So he could decide everything, and may cancel everything.</summary>
    public const string Links = "approval-links:write";
}
