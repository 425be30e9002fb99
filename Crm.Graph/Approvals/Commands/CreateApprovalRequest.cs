using Crm.Graph.Accounts.Model;
using Crm.Graph.Approvals.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Crm.Graph.Teams.Model;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Approvals.Commands;

/// <summary>
/// Asks others whether something may be done. A change that is left with the request is tried at once, so that what could not be done anyway is
/// refused, and made when the request is approved.
/// </summary>
internal sealed class CreateApprovalRequest(ApprovableChanges changes, TimeProvider clock, IOptions<ApprovalOptions> options)
    : ICommand<CreateApprovalRequestInput, ApprovalRequest>
{
    public async Task<Result<ApprovalRequest>> HandleAsync(CreateApprovalRequestInput input, CrmDb db, CancellationToken ct)
    {
        var (here, problems) = (db.Setting(clock), new Problems());
        var change = input.Change is { } wanted ? await TryAsync(wanted, db, problems, ct) : null;
        var subject = await SubjectAsync(input, change, db, problems, ct);
        var conditions = await ConditionsAsync(input.AuthorisedConditions, db, problems, ct);
        int? able = problems.Any ? null : await db.CountApproversAsync(conditions, here.ActorId, ct);
        var details = new ApprovalDetails(input.Title, input.Reason, input.RequiredApprovals, input.ExpiresOn ?? here.Now + options.Value.RequestLifetime);
        var created = problems.Take(ApprovalRequest.Create(details, subject, conditions, able, here));
        if (created is null || problems.Any)
            return problems.All;
        if (change is not null)
            created.Await(change.Kind, change.Input, change.Version);
        db.Add(created);
        return created;
    }

    /// <summary>What is wrong with the change, and what is kept of it. Nothing is left in the context.</summary>
    private async Task<TriedChange?> TryAsync(ApprovalChangeInput input, CrmDb db, Problems problems, CancellationToken ct)
    {
        if (problems.Take(changes.Of(input)) is not { } change)
            return null;
        if (db.Caller.May(change.AskedWith))
            return problems.Take(await change.TryAsync(input, db, ct), "change", change.Mutation);
        problems.Add(ApprovalErrors.AskerNeeds(change.AskedWith, change.Mutation));
        return null;
    }

    /// <summary>The record that it is about, read anew: what was tried has left nothing.</summary>
    private static async Task<ApprovalSubject> SubjectAsync(
        CreateApprovalRequestInput input, TriedChange? change, CrmDb db, Problems problems, CancellationToken ct)
    {
        if (new[] { input.ContactId, input.AccountId, input.LeadId }.Count(id => id is not null) > 1)
            problems.Add(ApprovalErrors.OneEntity());
        var entity = change?.Kind switch
        {
            null => (ApprovalEntityType?)null,
            ApprovalChangeKind.UpdateContact or ApprovalChangeKind.DeleteContact => ApprovalEntityType.Contact,
            ApprovalChangeKind.UpdateAccount or ApprovalChangeKind.DeleteAccount => ApprovalEntityType.Account,
            _ => ApprovalEntityType.Lead,
        };
        return new(
            await OneAsync<Contact>(input.ContactId, "contactId", entity is ApprovalEntityType.Contact, change, db, problems, ct),
            await OneAsync<Account>(input.AccountId, "accountId", entity is ApprovalEntityType.Account, change, db, problems, ct),
            await OneAsync<Lead>(input.LeadId, "leadId", entity is ApprovalEntityType.Lead, change, db, problems, ct));
    }

    private static async Task<T?> OneAsync<T>(
        RecordId? given, string field, bool isChanged, TriedChange? change, CrmDb db, Problems problems, CancellationToken ct) where T : Record
    {
        var record = await db.LiveAsync<T>(given, problems, ct, field);
        if (change is null)
            return record;
        if (given is not null && (!isChanged || record is not null && record.Id != change.RecordId))
            problems.Add(ApprovalErrors.OtherEntity(field));
        return isChanged ? record ?? await db.LiveAsync<T>(change.RecordId, problems, ct, "change") : null;
    }

    private static async Task<IReadOnlyList<NewCondition>> ConditionsAsync(IReadOnlyList<ApprovalConditionInput> given, CrmDb db, Problems problems, CancellationToken ct)
    {
        if (given.Count == 0)
            problems.Add(ApprovalErrors.NoConditions());
        if (given.Count > ApprovalErrors.MostConditions)
            problems.Add(ApprovalErrors.TooManyConditions());
        var conditions = new List<NewCondition>();
        for (var i = 0; i < given.Count && i < ApprovalErrors.MostConditions; i++)
        {
            var (one, at) = (given[i], problems.At("authorisedConditions", i));
            if (new[] { one.UserId, one.ContactId, one.RoleId, one.TeamId }.Count(id => id is not null) != 1)
            {
                at.Add(ApprovalErrors.OneCondition());
                continue;
            }
            var condition = new NewCondition(
                await db.LiveAsync<User>(one.UserId, at, ct, "userId"), await db.LiveAsync<Contact>(one.ContactId, at, ct, "contactId"),
                await db.LiveAsync<Role>(one.RoleId, at, ct, "roleId"), await db.LiveAsync<Team>(one.TeamId, at, ct, "teamId"));
            if (condition.User is { State: UserState.Suspended } user)
                at.Add(ApprovalErrors.UserSuspended(user.Id.ToString()));
            if (condition is { User: null, Contact: null, Role: null, Team: null })
                continue;
            if (conditions.Contains(condition))
                at.Add(ApprovalErrors.ConditionTwice());
            conditions.Add(condition);
        }
        return conditions;
    }
}
