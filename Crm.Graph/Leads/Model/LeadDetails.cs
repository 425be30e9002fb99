using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Leads.Model;

/// <summary>What is said about a lead, as callers say it and, once <see cref="Read"/>, as it is kept.</summary>
internal sealed record LeadDetails
{
    private const int MostPriority = 1_000_000;

    public string? Subject { get; init; }
    public string? Description { get; init; }
    public string? Category { get; init; }
    public LeadDirection Direction { get; init; }
    public bool IsQualified { get; init; }
    public bool CustomerInitiated { get; init; }
    public int? Priority { get; init; }
    public DateTimeOffset? DueDate { get; init; }
    public DateTimeOffset? ExpectedDeliveryDate { get; init; }
    public int? AutomationDay { get; init; }
    public string? MakeStr { get; init; }
    public string? ModelStr { get; init; }
    public string? YearStr { get; init; }
    public string? TrimStr { get; init; }
    public bool? InTransit { get; init; }
    public bool? Cpo { get; init; }
    public bool? Demo { get; init; }
    public string? FormName { get; init; }
    public string? UtmCampaign { get; init; }
    public string? UtmSource { get; init; }
    public string? LeadHandlingInstructions { get; init; }

    /// <summary>The details as they are kept; what is wrong with them goes to the problems.</summary>
    public LeadDetails Read(Problems problems) => this with
    {
        Subject = problems.Required(Subject, "subject"),
        Description = problems.Text(Description, "description", PlainText.LongLength, multiline: true),
        Category = problems.Text(Category, "category", 50),
        Priority = problems.Within(Priority, -MostPriority, MostPriority, "priority"),
        AutomationDay = problems.Within(AutomationDay, 0, 36_500, "automationDay"),
        MakeStr = problems.Text(MakeStr, "makeStr", 100),
        ModelStr = problems.Text(ModelStr, "modelStr", 100),
        YearStr = problems.Text(YearStr, "yearStr", 4),
        TrimStr = problems.Text(TrimStr, "trimStr", 100),
        FormName = problems.Text(FormName, "formName", 200),
        UtmCampaign = problems.Text(UtmCampaign, "utmCampaign", 200),
        UtmSource = problems.Text(UtmSource, "utmSource", 200),
        LeadHandlingInstructions = problems.Text(LeadHandlingInstructions, "leadHandlingInstructions", PlainText.LongLength, multiline: true),
    };
}
