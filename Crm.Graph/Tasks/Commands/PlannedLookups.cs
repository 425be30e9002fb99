using Crm.Graph.Accounts.Commands;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Crm.Graph.Tasks.Model;
using Microsoft.EntityFrameworkCore;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Tasks.Commands;

/// <summary>What the use cases of tasks and appointments look up.</summary>
internal static class PlannedLookups
{
    /// <summary>A task that the caller may change: its own, or anybody's for those who manage tasks.</summary>
    public static async Task<Result<Task>> RequireTaskAsync(
        this CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct, Func<IQueryable<Task>, IQueryable<Task>>? include = null)
    {
        var task = await db.RequireAsync(id, expectedVersion, ct, include);
        return task.Succeeded && !task.Value.IsOf(db.Caller.ActorId) && !db.Caller.May(TaskPermissions.Manage) ? TaskErrors.NotYours(task.Value) : task;
    }

    /// <summary>The same query, with what tasks and appointments are linked to.</summary>
    public static IQueryable<T> WithLinks<T>(this IQueryable<T> rows) where T : Planned
        => rows.Include(p => p.Assignee).Include(p => p.Contact).Include(p => p.Account).Include(p => p.Lead);

    /// <summary>Whom a new task or appointment is for and what it is about; null where something is wrong with it.</summary>
    public static async Task<PlannedLinks?> LinksAsync(
        this CrmDb db, RecordId assigneeId, RecordId? contactId, RecordId? accountId, RecordId? leadId, Problems problems, CancellationToken ct)
    {
        var assignee = await db.AssigneeAsync(assigneeId, problems, ct);
        var contact = await db.ContactAsync(contactId, problems, ct);
        var account = await db.LiveAsync<Account>(accountId, problems, ct, "accountId");
        var lead = await db.LiveAsync<Lead>(leadId, problems, ct, "leadId");
        return problems.Any ? null : new(assignee!, contact, account, lead);
    }

    /// <summary>The links of a task or appointment with what of them an input changes.</summary>
    public static async Task<PlannedLinks> LinksAsync(
        this CrmDb db, Planned planned, RecordId? assigneeId, Optional<RecordId?> contactId, Optional<RecordId?> accountId, Optional<RecordId?> leadId,
        Problems problems, CancellationToken ct)
    {
        var assignee = assigneeId is { } given && given.Value != planned.AssigneeId.ToString() ? await db.AssigneeAsync(given, problems, ct) : null;
        return new(
            assignee ?? planned.Assignee,
            contactId.IsGiven ? await db.ContactAsync(contactId.Value, problems, ct) : planned.Contact,
            accountId.IsGiven ? await db.LiveAsync<Account>(accountId.Value, problems, ct, "accountId") : planned.Account,
            leadId.IsGiven ? await db.LiveAsync<Lead>(leadId.Value, problems, ct, "leadId") : planned.Lead);
    }

    /// <summary>A user who can be given something to do.</summary>
    private static async Task<User?> AssigneeAsync(this CrmDb db, RecordId id, Problems problems, CancellationToken ct)
    {
        var user = Guid.TryParse(id.Value, out var guid) ? await db.Set<User>().SingleOrDefaultAsync(u => u.Id == guid && !u.IsDeleted, ct) : null;
        if (user is null)
            problems.Add(TaskErrors.UserNotFound(id, "assigneeId"));
        else if (user.State == UserState.Suspended)
            problems.Add(TaskErrors.UserSuspended(user, "assigneeId"));
        return user;
    }

    private static async Task<Contact?> ContactAsync(this CrmDb db, RecordId? id, Problems problems, CancellationToken ct)
        => id is { } given ? await db.LiveContactAsync(given, problems, ct, "contactId") : null;
}
