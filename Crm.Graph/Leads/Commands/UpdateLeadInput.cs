using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>Changes of a lead: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The lead, by its id or number.</param>
/// <param name="Subject">What it is about, in at most 400 characters.</param>
/// <param name="Description">What people should know about it, at most 4000 characters.</param>
/// <param name="Category">What kind of goods it is about, such as CAR, at most 50 characters.</param>
/// <param name="Direction">Who turned to whom.</param>
/// <param name="IsQualified">Whether somebody found out that the customer wants to buy and can.</param>
/// <param name="CustomerInitiated">Whether the customer began it.</param>
/// <param name="Priority">How urgent it is; the meaning of the numbers is the organisation's.</param>
/// <param name="DueDate">By when something has to be done.</param>
/// <param name="ExpectedDeliveryDate">When the customer expects the goods.</param>
/// <param name="AutomationDay">How many days of its automation have passed.</param>
/// <param name="MakeStr">The make of the vehicle, at most 100 characters.</param>
/// <param name="ModelStr">The model of the vehicle, at most 100 characters.</param>
/// <param name="YearStr">The year of the vehicle, at most 4 characters.</param>
/// <param name="TrimStr">The trim of the vehicle, at most 100 characters.</param>
/// <param name="InTransit">Whether the goods are on their way to the organisation.</param>
/// <param name="Cpo">Whether it is about a certified pre-owned vehicle.</param>
/// <param name="Demo">Whether it is about a demonstration vehicle.</param>
/// <param name="FormName">The form that it came by, at most 200 characters.</param>
/// <param name="UtmCampaign">The campaign that brought it (utm_campaign), at most 200 characters.</param>
/// <param name="UtmSource">What brought it (utm_source), at most 200 characters.</param>
/// <param name="LeadHandlingInstructions">How it is to be treated, at most 4000 characters.</param>
/// <param name="VisitCount">How often the customer came.</param>
/// <param name="PresaleVisitCount">How often the customer came before the sale.</param>
/// <param name="PostsaleVisitCount">How often the customer came after the sale.</param>
/// <param name="IsWalkAroundDone">Whether the customer was walked around the goods.</param>
/// <param name="WalkAroundDate">When that was; now when it comes to be done without a date.</param>
/// <param name="TestDriveDone">Whether there was a test drive.</param>
/// <param name="TestDriveDate">When that was; now when it comes to be done without a date.</param>
/// <param name="IsTakeOver">Whether somebody else took the customer over during a visit.</param>
/// <param name="TakeOverDate">When that was; now when it comes to be done without a date.</param>
/// <param name="TradeInAppraisalDone">Whether what the customer gives in payment was appraised.</param>
/// <param name="TradeInAppraisalDate">When that was; now when it comes to be done without a date.</param>
/// <param name="OfferMade">Whether an offer was made.</param>
/// <param name="OfferMadeDate">When that was; now when it comes to be done without a date.</param>
/// <param name="CreditApplicationSubmitted">Whether credit was applied for.</param>
/// <param name="CreditApplicationSubmittedDate">When that was; now when it comes to be done without a date.</param>
/// <param name="OrderPlaced">Whether the customer placed an order.</param>
/// <param name="OrderDate">When that was; now when it comes to be done without a date.</param>
/// <param name="Opened">True records that the caller has opened the lead to work on it; only the first time counts.</param>
/// <param name="DepartmentId">The department that is to work on it: of the lead's franchise, or of all.</param>
/// <param name="FranchiseId">The franchise that it belongs to.</param>
/// <param name="SourceId">Where it came from.</param>
/// <param name="AccountId">The account that the sale would be on, by id or number.</param>
/// <param name="IncentiveIds">All the incentives that it is offered from now on, at most 50.</param>
/// <param name="PackageIds">All the packages that it is offered from now on, at most 50.</param>
/// <param name="SurveyIds">All the surveys that the customer is asked from now on, at most 50.</param>
/// <param name="CustomFields">New values for the organisation's own fields, by their keys; fields that are not named stay, null clears.</param>
/// <param name="ExpectedVersion">The version of the lead that the change was made for.</param>
public sealed record UpdateLeadInput(
    RecordId Id,
    Optional<string> Subject = default,
    Optional<string> Description = default,
    Optional<string> Category = default,
    Optional<LeadDirection?> Direction = default,
    Optional<bool?> IsQualified = default,
    Optional<bool?> CustomerInitiated = default,
    Optional<int?> Priority = default,
    Optional<DateTimeOffset?> DueDate = default,
    Optional<DateTimeOffset?> ExpectedDeliveryDate = default,
    Optional<int?> AutomationDay = default,
    Optional<string> MakeStr = default,
    Optional<string> ModelStr = default,
    Optional<string> YearStr = default,
    Optional<string> TrimStr = default,
    Optional<bool?> InTransit = default,
    Optional<bool?> Cpo = default,
    Optional<bool?> Demo = default,
    Optional<string> FormName = default,
    Optional<string> UtmCampaign = default,
    Optional<string> UtmSource = default,
    Optional<string> LeadHandlingInstructions = default,
    Optional<int?> VisitCount = default,
    Optional<int?> PresaleVisitCount = default,
    Optional<int?> PostsaleVisitCount = default,
    Optional<bool?> IsWalkAroundDone = default,
    Optional<DateTimeOffset?> WalkAroundDate = default,
    Optional<bool?> TestDriveDone = default,
    Optional<DateTimeOffset?> TestDriveDate = default,
    Optional<bool?> IsTakeOver = default,
    Optional<DateTimeOffset?> TakeOverDate = default,
    Optional<bool?> TradeInAppraisalDone = default,
    Optional<DateTimeOffset?> TradeInAppraisalDate = default,
    Optional<bool?> OfferMade = default,
    Optional<DateTimeOffset?> OfferMadeDate = default,
    Optional<bool?> CreditApplicationSubmitted = default,
    Optional<DateTimeOffset?> CreditApplicationSubmittedDate = default,
    Optional<bool?> OrderPlaced = default,
    Optional<DateTimeOffset?> OrderDate = default,
    bool Opened = false,
    RecordId? DepartmentId = null,
    RecordId? FranchiseId = null,
    RecordId? SourceId = null,
    Optional<RecordId?> AccountId = default,
    IReadOnlyList<RecordId>? IncentiveIds = null,
    IReadOnlyList<RecordId>? PackageIds = null,
    IReadOnlyList<RecordId>? SurveyIds = null,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null,
    int? ExpectedVersion = null) : IExpectsVersion
{
    internal LeadDetails Of(LeadDetails current, Problems problems) => new()
    {
        Subject = Subject.Or(current.Subject),
        Description = Description.Or(current.Description),
        Category = Category.Or(current.Category),
        Direction = problems.Kept(Direction, current.Direction, "direction"),
        IsQualified = problems.Kept(IsQualified, current.IsQualified, "isQualified"),
        CustomerInitiated = problems.Kept(CustomerInitiated, current.CustomerInitiated, "customerInitiated"),
        Priority = Priority.Or(current.Priority),
        DueDate = DueDate.Or(current.DueDate),
        ExpectedDeliveryDate = ExpectedDeliveryDate.Or(current.ExpectedDeliveryDate),
        AutomationDay = AutomationDay.Or(current.AutomationDay),
        MakeStr = MakeStr.Or(current.MakeStr),
        ModelStr = ModelStr.Or(current.ModelStr),
        YearStr = YearStr.Or(current.YearStr),
        TrimStr = TrimStr.Or(current.TrimStr),
        InTransit = InTransit.Or(current.InTransit),
        Cpo = Cpo.Or(current.Cpo),
        Demo = Demo.Or(current.Demo),
        FormName = FormName.Or(current.FormName),
        UtmCampaign = UtmCampaign.Or(current.UtmCampaign),
        UtmSource = UtmSource.Or(current.UtmSource),
        LeadHandlingInstructions = LeadHandlingInstructions.Or(current.LeadHandlingInstructions),
    };

    internal LeadProgress Of(LeadProgress current, Problems problems) => new()
    {
        VisitCount = problems.Kept(VisitCount, current.VisitCount, "visitCount"),
        PresaleVisitCount = problems.Kept(PresaleVisitCount, current.PresaleVisitCount, "presaleVisitCount"),
        PostsaleVisitCount = problems.Kept(PostsaleVisitCount, current.PostsaleVisitCount, "postsaleVisitCount"),
        IsWalkAroundDone = problems.Kept(IsWalkAroundDone, current.IsWalkAroundDone, "isWalkAroundDone"),
        WalkAroundDate = WalkAroundDate.Or(current.WalkAroundDate),
        TestDriveDone = TestDriveDone.Or(current.TestDriveDone),
        TestDriveDate = TestDriveDate.Or(current.TestDriveDate),
        IsTakeOver = problems.Kept(IsTakeOver, current.IsTakeOver, "isTakeOver"),
        TakeOverDate = TakeOverDate.Or(current.TakeOverDate),
        TradeInAppraisalDone = TradeInAppraisalDone.Or(current.TradeInAppraisalDone),
        TradeInAppraisalDate = TradeInAppraisalDate.Or(current.TradeInAppraisalDate),
        OfferMade = OfferMade.Or(current.OfferMade),
        OfferMadeDate = OfferMadeDate.Or(current.OfferMadeDate),
        CreditApplicationSubmitted = CreditApplicationSubmitted.Or(current.CreditApplicationSubmitted),
        CreditApplicationSubmittedDate = CreditApplicationSubmittedDate.Or(current.CreditApplicationSubmittedDate),
        OrderPlaced = OrderPlaced.Or(current.OrderPlaced),
        OrderDate = OrderDate.Or(current.OrderDate),
    };
}
