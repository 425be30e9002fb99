using System.ComponentModel.DataAnnotations;

namespace Crm.Graph.Approvals.Model;

/// <summary>How long things about approvals last: the section <c>Approvals</c> of the settings.</summary>
public sealed class ApprovalOptions
{
    public const string Section = "Approvals";

    /// <summary>For how long a request can be decided that says nothing else.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "366.00:00:00")]
    public TimeSpan RequestLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>For how long a link can be used, at most until the request expires.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "366.00:00:00")]
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromDays(7);
}
