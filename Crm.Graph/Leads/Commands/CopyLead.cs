using Crm.Graph.Accounts.Commands;
using Crm.Graph.Accounts.Model;
using Crm.Graph.CustomFields.Commands;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Leads.Commands;

/// <summary>A copy of a lead for another contact; what is left out is as in the original.</summary>
/// <param name="Id">The original, by its id or number.</param>
/// <param name="ContactId">The customer of the copy, by id or code.</param>
/// <param name="AccountId">The account that the sale would be on, by id or number.</param>
/// <param name="Subject">What it is about, in at most 400 characters.</param>
/// <param name="DepartmentId">The department that is to work on it: of the copy's franchise, or of all.</param>
/// <param name="FranchiseId">The franchise that it belongs to.</param>
public sealed record CopyLeadInput(
    RecordId Id, RecordId ContactId, RecordId? AccountId = null, string? Subject = null, RecordId? DepartmentId = null, RecordId? FranchiseId = null);

/// <summary>
/// Copies a lead for another contact: what is said of it, its products, incentives and packages, and its custom fields. The copy begins anew: open, in the
/// first stage, with nothing done. Whoever works on the original works on it, unless it is of another department: then it is given to the next in turn.
/// </summary>
internal sealed class CopyLead(TimeProvider clock) : ICommand<CopyLeadInput, Lead>
{
    public async Task<Result<Lead>> HandleAsync(CopyLeadInput input, CrmDb db, CancellationToken ct)
    {
        var (here, problems) = (db.Setting(clock), new Problems());
        var original = problems.Take(await db.RequireAsync<Lead>(input.Id, null, ct, q => q
            .Include(l => l.Department).ThenInclude(d => d.Pipeline!).ThenInclude(p => p.Stages).ThenInclude(s => s.Stage)
            .Include(l => l.Franchise).Include(l => l.Source).Include(l => l.Account)
            .Include(l => l.Assignees).ThenInclude(a => a.User)
            .Include(l => l.Products).ThenInclude(p => p.Product)
            .Include(l => l.Incentives).ThenInclude(i => i.Incentive)
            .Include(l => l.Packages).ThenInclude(p => p.Package)));
        var contact = await db.LiveContactAsync(input.ContactId, problems, ct, "contactId");
        var account = await db.LiveAsync<Account>(input.AccountId, problems, ct, "accountId");
        var department = input.DepartmentId is { } id ? await db.DepartmentAsync(id, problems, ct) : original?.Department;
        var franchise = await db.LiveAsync<Franchise>(input.FranchiseId, problems, ct, "franchiseId") ?? original?.Franchise;
        if (original is { IsDeleted: true })
            problems.Add(LeadErrors.NotNow(original, LeadAction.Update));
        if (original is null || contact is null || department is null || problems.Any)
            return problems.All;

        var place = new LeadPlace(contact, account ?? original.Account, department, franchise!, original.Source);
        var details = original.Details with { Subject = input.Subject ?? original.Subject };
        var opened = Lead.Open(await db.NextLeadNumberAsync(ct), original.Currency, details, place, stage: null, here);
        if (opened.Refused(out var errors))
            return errors;
        var copy = opened.Value;
        copy.OfferAs(original, here);
        copy.Begin(department.Id == original.DepartmentId && Able(original) is { Count: > 0 } users ? users : await db.NextInTurnAsync(department, ct), here);
        await db.CopyCustomFieldsAsync(original, copy, ct);
        db.Add(copy);
        return copy;
    }

    /// <summary>Those who still can work, the owner first.</summary>
    private static List<User> Able(Lead lead)
        => [.. lead.Assignees.Select(a => a.User).Where(u => u is { IsDeleted: false, State: not UserState.Suspended }).OrderByDescending(u => u.Id == lead.OwnerId).ThenBy(u => u.Id)];
}
