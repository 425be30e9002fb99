using Crm.Graph.Accounts.Model;
using Crm.Graph.CustomFields.Commands;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Crm.Graph.Products.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>
/// Changes a lead: what is said of it, what has been done, where it belongs and what it is offered. Where a new department's pipeline does not have
/// the stage of an open lead, the lead is moved to that pipeline's first.
/// </summary>
internal sealed class UpdateLead(TimeProvider clock) : ICommand<UpdateLeadInput, Lead>
{
    public async Task<Result<Lead>> HandleAsync(UpdateLeadInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireLeadAsync(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        var (lead, here, problems) = (found.Value, db.Setting(clock), new Problems());
        var changed = lead.Change(input.Of(lead.Details, problems), input.Of(lead.Progress, problems), input.Opened, here);
        if (lead.IsDeleted)
            return changed;
        problems.Take(changed);
        await MoveAsync(input, lead, here, db, problems, ct);
        await OfferAsync(input, lead, db, problems, ct);
        await db.UpdateCustomFieldsAsync(lead, input.CustomFields, problems, ct);
        return problems.Any ? problems.All : lead;
    }

    private static async Task MoveAsync(UpdateLeadInput input, Lead lead, Setting here, CrmDb db, Problems problems, CancellationToken ct)
    {
        if (input.DepartmentId is null && input.FranchiseId is null && input.SourceId is null && !input.AccountId.IsGiven)
            return;
        await db.Entry(lead).Reference(l => l.Contact).LoadAsync(ct);
        await db.Entry(lead).Reference(l => l.Franchise).LoadAsync(ct);
        await db.Entry(lead).Reference(l => l.Source).LoadAsync(ct);
        await db.Entry(lead).Reference(l => l.Account).LoadAsync(ct);
        var department = input.DepartmentId is { } id ? await db.DepartmentAsync(id, problems, ct) : lead.Department;
        var franchise = await db.LiveAsync<Franchise>(input.FranchiseId, problems, ct, "franchiseId") ?? lead.Franchise;
        var source = await db.LiveAsync<LeadSource>(input.SourceId, problems, ct, "sourceId") ?? lead.Source;
        var account = input.AccountId.IsGiven ? await db.LiveAsync<Account>(input.AccountId.Value, problems, ct, "accountId") : lead.Account;
        if (department is not null && !problems.Any)
            problems.Take(lead.Transfer(new(lead.Contact, account, department, franchise, source), here));
    }

    private static async Task OfferAsync(UpdateLeadInput input, Lead lead, CrmDb db, Problems problems, CancellationToken ct)
    {
        if (input.IncentiveIds is not null)
        {
            await db.Entry(lead).Collection(l => l.Incentives).LoadAsync(ct);
            lead.Offer(await db.LiveAllAsync<Incentive>(input.IncentiveIds, LeadErrors.MostLinks, "incentiveIds", problems, ct));
        }
        if (input.PackageIds is not null)
        {
            await db.Entry(lead).Collection(l => l.Packages).LoadAsync(ct);
            lead.Offer(await db.LiveAllAsync<Package>(input.PackageIds, LeadErrors.MostLinks, "packageIds", problems, ct));
        }
        if (input.SurveyIds is not null)
        {
            await db.Entry(lead).Collection(l => l.Surveys).LoadAsync(ct);
            lead.Ask(await db.LiveAllAsync<Survey>(input.SurveyIds, LeadErrors.MostLinks, "surveyIds", problems, ct));
        }
    }
}
