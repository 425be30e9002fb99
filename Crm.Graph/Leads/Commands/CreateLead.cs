using Crm.Graph.Accounts.Commands;
using Crm.Graph.Accounts.Model;
using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Crm.Graph.Products.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>A new lead.</summary>
/// <param name="Subject">What it is about, in at most 400 characters.</param>
/// <param name="ContactId">The customer, by id or code.</param>
/// <param name="DepartmentId">The department that is to work on it: of the lead's franchise, or of all.</param>
/// <param name="FranchiseId">The franchise that it belongs to.</param>
/// <param name="SourceId">Where it came from.</param>
/// <param name="AccountId">The account that the sale would be on, by id or number.</param>
/// <param name="AssigneeIds">The users who are to work on it, at most 20, the first of them its owner. Left out, it is the turn of the next member of the department's team; nobody's where there is none.</param>
/// <param name="StageId">The stage that it begins in: one of the department's pipeline. The first of that when left out.</param>
/// <param name="Currency">The currency of its products (ISO 4217), which never changes: the account's, else the organisation's when left out.</param>
/// <param name="Description">What people should know about it, at most 4000 characters.</param>
/// <param name="Category">What kind of goods it is about, such as CAR, at most 50 characters.</param>
/// <param name="Direction">Who turned to whom.</param>
/// <param name="IsQualified">Whether somebody found out that the customer wants to buy and can.</param>
/// <param name="CustomerInitiated">Whether the customer began it.</param>
/// <param name="Priority">How urgent it is; the meaning of the numbers is the organisation's.</param>
/// <param name="DueDate">By when something has to be done.</param>
/// <param name="ExpectedDeliveryDate">When the customer expects the goods.</param>
/// <param name="MakeStr">The make of the vehicle, at most 100 characters.</param>
/// <param name="ModelStr">The model of the vehicle, at most 100 characters.</param>
/// <param name="YearStr">The year of the vehicle, at most 4 characters.</param>
/// <param name="TrimStr">The trim of the vehicle, at most 100 characters.</param>
/// <param name="FormName">The form that it came by, at most 200 characters.</param>
/// <param name="UtmCampaign">The campaign that brought it (utm_campaign), at most 200 characters.</param>
/// <param name="UtmSource">What brought it (utm_source), at most 200 characters.</param>
/// <param name="LeadHandlingInstructions">How it is to be treated, at most 4000 characters.</param>
/// <param name="IncentiveIds">The incentives that it is offered, at most 50.</param>
/// <param name="PackageIds">The packages that it is offered, at most 50.</param>
/// <param name="SurveyIds">The surveys that the customer is asked, at most 50.</param>
/// <param name="CustomFields">Values for the organisation's own fields, by their keys.</param>
public sealed record CreateLeadInput(
    string Subject,
    RecordId ContactId,
    RecordId DepartmentId,
    RecordId FranchiseId,
    RecordId SourceId,
    RecordId? AccountId = null,
    IReadOnlyList<RecordId>? AssigneeIds = null,
    RecordId? StageId = null,
    string? Currency = null,
    string? Description = null,
    string? Category = null,
    LeadDirection Direction = LeadDirection.Inbound,
    bool IsQualified = false,
    bool CustomerInitiated = false,
    int? Priority = null,
    DateTimeOffset? DueDate = null,
    DateTimeOffset? ExpectedDeliveryDate = null,
    string? MakeStr = null,
    string? ModelStr = null,
    string? YearStr = null,
    string? TrimStr = null,
    string? FormName = null,
    string? UtmCampaign = null,
    string? UtmSource = null,
    string? LeadHandlingInstructions = null,
    IReadOnlyList<RecordId>? IncentiveIds = null,
    IReadOnlyList<RecordId>? PackageIds = null,
    IReadOnlyList<RecordId>? SurveyIds = null,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null)
{
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
        MakeStr = MakeStr,
        ModelStr = ModelStr,
        YearStr = YearStr,
        TrimStr = TrimStr,
        FormName = FormName,
        UtmCampaign = UtmCampaign,
        UtmSource = UtmSource,
        LeadHandlingInstructions = LeadHandlingInstructions,
    };
}

/// <summary>
/// Creates a lead and gives it to somebody: to the users that are named, else to the next member of the department's team, in turn and however
/// many are created at once.
/// </summary>
internal sealed class CreateLead(TimeProvider clock) : ICommand<CreateLeadInput, Lead>
{
    public async Task<Result<Lead>> HandleAsync(CreateLeadInput input, CrmDb db, CancellationToken ct)
    {
        var (here, problems) = (db.Setting(clock), new Problems());
        var contact = await db.LiveContactAsync(input.ContactId, problems, ct, "contactId");
        var department = await db.DepartmentAsync(input.DepartmentId, problems, ct);
        var franchise = await db.LiveAsync<Franchise>(input.FranchiseId, problems, ct, "franchiseId");
        var source = await db.LiveAsync<LeadSource>(input.SourceId, problems, ct, "sourceId");
        var account = await db.LiveAsync<Account>(input.AccountId, problems, ct, "accountId");
        var stage = await db.LiveAsync<Stage>(input.StageId, problems, ct, "stageId");
        var named = input.AssigneeIds is null ? null : await db.AssigneesAsync(input.AssigneeIds, problems, ct);
        var incentives = await db.LiveAllAsync<Incentive>(input.IncentiveIds, LeadErrors.MostLinks, "incentiveIds", problems, ct);
        var packages = await db.LiveAllAsync<Package>(input.PackageIds, LeadErrors.MostLinks, "packageIds", problems, ct);
        var surveys = await db.LiveAllAsync<Survey>(input.SurveyIds, LeadErrors.MostLinks, "surveyIds", problems, ct);
        var currency = problems.Written(input.Currency, "currency", Currencies.Parse) ?? account?.Currency ?? here.Currency;
        if (contact is null || department is null || franchise is null || source is null || problems.Any)
        {
            input.Details.Read(problems);
            await db.CreateCustomFieldsAsync<Lead>(null, input.CustomFields, problems, ct);
            return problems.All;
        }

        var place = new LeadPlace(contact, account, department, franchise, source);
        var lead = problems.Take(Lead.Open(await db.NextLeadNumberAsync(ct), currency, input.Details, place, stage, here));
        await db.CreateCustomFieldsAsync(lead, input.CustomFields, problems, ct);
        if (lead is null || problems.Any)
            return problems.All;
        lead.Offer(incentives);
        lead.Offer(packages);
        lead.Ask(surveys);
        lead.Begin(named ?? await db.NextInTurnAsync(department, ct), here);
        db.Add(lead);
        return lead;
    }
}
