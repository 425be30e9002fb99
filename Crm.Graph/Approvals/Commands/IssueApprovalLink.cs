using Crm.Graph.Approvals.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Approvals.Commands;

/// <summary>Whom a link is for: one user or contact who may respond to the request.</summary>
/// <param name="Id">The request.</param>
/// <param name="UserId">The user.</param>
/// <param name="ContactId">The contact, by id or code.</param>
public sealed record IssueApprovalLinkInput(RecordId Id, RecordId? UserId = null, RecordId? ContactId = null);

/// <summary>A link by which one person can respond, once: the only time that it is seen.</summary>
/// <param name="Token">The token.</param>
/// <param name="Path">The link's path on this server, with the token.</param>
/// <param name="ExpiresOn">Until when it is good.</param>
public sealed record IssuedApprovalLink(string Token, string Path, DateTimeOffset ExpiresOn);

/// <summary>
/// Makes a link to a page on which one user or contact can approve or reject the request without signing in, to be sent to that person and to nobody
/// else: whoever has it responds in that person's name. Earlier links of the person to the request that were not used are void.
/// </summary>
internal sealed class IssueApprovalLink(TimeProvider clock, IOptions<ApprovalOptions> options) : ICommand<IssueApprovalLinkInput, IssuedApprovalLink>
{
    public async Task<Result<IssuedApprovalLink>> HandleAsync(IssueApprovalLinkInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        if (input.UserId is null == input.ContactId is null)
            problems.Add(ApprovalErrors.OneRecipient());
        var request = problems.Take(await db.RequireApprovalAsync(input.Id, null, ct));
        var user = await db.LiveAsync<User>(input.UserId, problems, ct, "userId");
        var contact = await db.LiveAsync<Contact>(input.ContactId, problems, ct, "contactId");
        if (user is { State: UserState.Suspended })
            problems.Add(ApprovalErrors.UserSuspended(user.Id.ToString()));
        if (request is null || problems.Any)
            return problems.All;
        var recipient = user?.Id ?? contact!.Id;
        if (!await db.MayRespondAsync(request, recipient, ct))
            return ApprovalErrors.NotAsked(user is null ? "contactId" : "userId");

        var token = KeyText.Secret("apl_");
        var link = request.Invite(user?.Id, contact?.Id, KeyText.Hash(token), options.Value.LinkLifetime, db.Setting(clock));
        if (link.Refused(out var errors))
            return errors;
        db.RemoveRange(await db.Set<ApprovalLink>()
            .Where(l => l.RequestId == request.Id && (l.UserId == recipient || l.ContactId == recipient) && l.DateUsed == null).ToListAsync(ct));
        db.Add(link.Value);
        if (contact is not null)
            await SignAsync(contact, db, ct);
        return new IssuedApprovalLink(token, $"/approvals/{request.Id}?token={token}", link.Value.ExpiresOn);
    }

    /// <summary>What a contact responds is signed with its name, as what users do is.</summary>
    private static async Task SignAsync(Contact contact, CrmDb db, CancellationToken ct)
    {
        if (await db.Set<Actor>().SingleOrDefaultAsync(a => a.Id == contact.Id, ct) is { } known)
            known.Rename(contact.Name);
        else
            db.Add(new Actor(contact.Id, db.Caller.OrganisationId, ActorKind.Contact, contact.Name));
    }
}
