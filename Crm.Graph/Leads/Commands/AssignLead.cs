using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>Who is to work on a lead.</summary>
/// <param name="Id">The lead, by its id or number.</param>
/// <param name="AssigneeIds">All the users from now on, at most 20, the first of them its owner. Left out, it is the turn of the next member of the department's team.</param>
/// <param name="ExpectedVersion">The version of the lead that the change was made for.</param>
public sealed record AssignLeadInput(RecordId Id, IReadOnlyList<RecordId>? AssigneeIds = null, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Gives an open lead to others: to the users that are named, else to the next member of the department's team.</summary>
internal sealed class AssignLead(TimeProvider clock) : ICommand<AssignLeadInput, Lead>
{
    public async Task<Result<Lead>> HandleAsync(AssignLeadInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var lead = problems.Take(await db.RequireLeadAsync(input.Id, input.ExpectedVersion, ct));
        var users = input.AssigneeIds is null ? [] : await db.AssigneesAsync(input.AssigneeIds, problems, ct);
        if (lead is null || problems.Any)
            return problems.All;
        if (input.AssigneeIds is not null || lead.Phase != LeadPhase.Open)
            return lead.Assign(users, db.Setting(clock));
        users = await db.NextInTurnAsync(lead.Department, ct);
        return users.Count == 0 ? LeadErrors.NobodyToAssign(lead.Department) : lead.Assign(users, db.Setting(clock));
    }
}
