using Crm.Graph.Approvals.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Approvals.Commands;

/// <summary>How it stands with a link.</summary>
internal enum LinkState
{
    /// <summary>There is no such link to this request; whether there is such a request is not said.</summary>
    Unknown,
    /// <summary>It was used.</summary>
    Used,
    /// <summary>Its time has ended.</summary>
    Expired,
    /// <summary>The request waits no more, or this person has responded otherwise.</summary>
    Closed,
    /// <summary>Whose link it is may not respond any more.</summary>
    NotYours,
    /// <summary>It can be used.</summary>
    Open,
}

/// <summary>A link that somebody has come with.</summary>
/// <param name="State">How it stands with it.</param>
/// <param name="Language">The language of whose link it is, where that is known.</param>
internal sealed record FoundLink(LinkState State, string? Language = null)
{
    public Guid LinkId { get; init; }

    /// <summary>Whose link it is, as a caller.</summary>
    public Caller? Caller { get; init; }

    public ApprovalRequest? Request { get; init; }

    /// <summary>The organisation that asks.</summary>
    public string Organisation { get; init; } = "";
}

/// <summary>Finds who comes with a link, and what for. It changes nothing.</summary>
internal sealed class ApprovalLinks(DbContexts contexts, SystemCallers callers, Requesters requesters, TimeProvider clock)
{
    public async Task<FoundLink> FindAsync(string requestId, string? token, CancellationToken ct)
    {
        if (!Guid.TryParse(requestId, out var id) || token is null or { Length: 0 or > KeyText.MaxLength })
            return new(LinkState.Unknown);
        var hash = KeyText.Hash(token);
        await using var db = contexts.ForNobody();
        // Found by a hash of 256 random bits: how long that takes tells nothing.
        var link = await db.Set<ApprovalLink>().SingleOrDefaultAsync(l => l.Hash == hash && l.RequestId == id, ct);
        if (link is null || await callers.FindAsync(link.TenantId, ct) is not { } server)
            return new(LinkState.Unknown);
        db.Caller = server;
        var request = await db.Set<ApprovalRequest>().Include(r => r.RequestedBy).Include(r => r.AuthorisedConditions).Include(r => r.Responses).SingleAsync(r => r.Id == id, ct);
        var (caller, language) = await HolderAsync(db, link, ct);
        var state = link.DateUsed is not null ? LinkState.Used
            : request.State != ApprovalState.Pending ? LinkState.Closed
            : !link.IsGood(clock.Now()) ? LinkState.Expired
            : caller is null || !await db.MayRespondAsync(request, caller.ActorId, ct) ? LinkState.NotYours
            : request.RefusesResponse(ApprovalDecision.Approved, caller.ActorId, clock.Now()) is not null ? LinkState.Closed
            : LinkState.Open;
        var organisation = await db.AnyOrganisations().Where(o => o.Id == server.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        return new(state, language) { LinkId = link.Id, Caller = caller, Request = request, Organisation = organisation };
    }

    private async Task<(Caller? Caller, string? Language)> HolderAsync(CrmDb db, ApprovalLink link, CancellationToken ct)
    {
        if (link.UserId is { } userId)
            return (await requesters.UserAsync(db, userId, ct), await db.Set<User>().Where(u => u.Id == userId).Select(u => u.Language).SingleOrDefaultAsync(ct));
        var contact = await db.Set<Contact>().SingleAsync(c => c.Id == link.ContactId, ct);
        return (contact.IsDeleted ? null : Requesters.As(db, contact.Id, []), contact.Language);
    }
}
