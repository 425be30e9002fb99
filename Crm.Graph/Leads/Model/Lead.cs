using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Leads.Model;

/// <summary>Somebody who may buy something, from the first word to a sale or a loss.</summary>
public sealed partial class Lead : Record
{
    private readonly List<LeadAssignee> _assignees = [];
    private readonly List<LeadStep> _steps = [];
    private readonly List<StageVisit> _stageHistory = [];

    private Lead() { } // EF

    /// <summary>The number: LD and eight digits.</summary>
    public string Number { get; private set; } = "";

    /// <summary>What it is about, in a few words.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>What people should know about it.</summary>
    public string? Description { get; private set; }

    /// <summary>What has become of it. Only steps change it.</summary>
    public LeadState State { get; private set; }

    public Guid ContactId { get; private set; }

    /// <summary>The customer.</summary>
    public Contact Contact { get; private set; } = null!;

    /// <summary>
    /// The contact's id while the lead is open, else the empty id: open leads are found by it alone, with one index, on every database.
    /// </summary>
    public Guid OpenOfContactId { get; private set; }

    public Guid? AccountId { get; private set; }

    /// <summary>The account that the sale would be on.</summary>
    public Account? Account { get; private set; }

    public Guid DepartmentId { get; private set; }

    /// <summary>The department that works on it.</summary>
    public Department Department { get; private set; } = null!;

    public Guid FranchiseId { get; private set; }

    /// <summary>The franchise that it belongs to.</summary>
    public Franchise Franchise { get; private set; } = null!;

    public Guid SourceId { get; private set; }

    /// <summary>Where it came from.</summary>
    public LeadSource Source { get; private set; } = null!;

    public Guid? StageId { get; private set; }

    /// <summary>How far it has come.</summary>
    public Stage? Stage { get; private set; }

    /// <summary>Since when it is in its stage.</summary>
    public DateTimeOffset? StageEnteredOn { get; private set; }

    public Guid? OwnerId { get; private set; }

    /// <summary>The first of those who are to work on it.</summary>
    public User? Owner { get; private set; }

    /// <summary>Those who are to work on it.</summary>
    public IReadOnlyList<LeadAssignee> Assignees => _assignees;

    /// <summary>What kind of goods it is about, such as CAR.</summary>
    public string? Category { get; private set; }

    /// <summary>Who turned to whom.</summary>
    public LeadDirection Direction { get; private set; }

    /// <summary>Whether somebody found out that the customer wants to buy and can.</summary>
    public bool IsQualified { get; private set; }

    /// <summary>Whether the customer began it.</summary>
    public bool CustomerInitiated { get; private set; }

    /// <summary>How urgent it is; the meaning of the numbers is the organisation's.</summary>
    public int? Priority { get; private set; }

    /// <summary>By when something has to be done.</summary>
    public DateTimeOffset? DueDate { get; private set; }

    /// <summary>When the customer expects the goods.</summary>
    public DateTimeOffset? ExpectedDeliveryDate { get; private set; }

    /// <summary>How many days of its automation have passed.</summary>
    public int? AutomationDay { get; private set; }

    /// <summary>The make of the vehicle.</summary>
    public string? MakeStr { get; private set; }

    /// <summary>The model of the vehicle.</summary>
    public string? ModelStr { get; private set; }

    /// <summary>The year of the vehicle.</summary>
    public string? YearStr { get; private set; }

    /// <summary>The trim of the vehicle.</summary>
    public string? TrimStr { get; private set; }

    /// <summary>Whether the goods are on their way to the organisation.</summary>
    public bool? InTransit { get; private set; }

    /// <summary>Whether it is about a certified pre-owned vehicle.</summary>
    public bool? Cpo { get; private set; }

    /// <summary>Whether it is about a demonstration vehicle.</summary>
    public bool? Demo { get; private set; }

    /// <summary>The form that it came by.</summary>
    public string? FormName { get; private set; }

    /// <summary>The campaign that brought it, as the link said (utm_campaign).</summary>
    public string? UtmCampaign { get; private set; }

    /// <summary>What brought it, as the link said (utm_source).</summary>
    public string? UtmSource { get; private set; }

    /// <summary>How it is to be treated.</summary>
    public string? LeadHandlingInstructions { get; private set; }

    /// <summary>What has been done already.</summary>
    public LeadProgress Progress { get; private set; } = new();

    /// <summary>The steps that were taken, in order.</summary>
    public IReadOnlyList<LeadStep> Steps => _steps;

    /// <summary>The stages that it was in, and how long.</summary>
    public IReadOnlyList<StageVisit> StageHistory => _stageHistory;

    /// <summary>The details as they are, to be changed with <c>with</c> and given back to <see cref="Change"/>.</summary>
    internal LeadDetails Details => new()
    {
        Subject = Subject,
        Description = Description,
        Category = Category,
        Direction = Direction,
        IsQualified = IsQualified,
        CustomerInitiated = CustomerInitiated,
        Priority = Priority,
        DueDate = DueDate,
        ExpectedDeliveryDate = ExpectedDeliveryDate,
        AutomationDay = AutomationDay,
        MakeStr = MakeStr,
        ModelStr = ModelStr,
        YearStr = YearStr,
        TrimStr = TrimStr,
        InTransit = InTransit,
        Cpo = Cpo,
        Demo = Demo,
        FormName = FormName,
        UtmCampaign = UtmCampaign,
        UtmSource = UtmSource,
        LeadHandlingInstructions = LeadHandlingInstructions,
    };

    private void Apply(LeadDetails read)
    {
        (Subject, Description, Category, Direction, IsQualified, CustomerInitiated)
            = (read.Subject!, read.Description, read.Category, read.Direction, read.IsQualified, read.CustomerInitiated);
        (Priority, DueDate, ExpectedDeliveryDate, AutomationDay) = (read.Priority, read.DueDate, read.ExpectedDeliveryDate, read.AutomationDay);
        (MakeStr, ModelStr, YearStr, TrimStr, InTransit, Cpo, Demo)
            = (read.MakeStr, read.ModelStr, read.YearStr, read.TrimStr, read.InTransit, read.Cpo, read.Demo);
        (FormName, UtmCampaign, UtmSource, LeadHandlingInstructions)
            = (read.FormName, read.UtmCampaign, read.UtmSource, read.LeadHandlingInstructions);
    }
}
