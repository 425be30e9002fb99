using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Network.Commands;

/// <summary>What the use cases of organisations have in common.</summary>
internal static class NetworkOrganisations
{
    public const string Write = "network:write";

    /// <summary>The caller's own organisation, or one below it for those who may change the network; whatever else is as if it were not there.</summary>
    public static async Task<Result<Organisation>> RequireOrganisationAsync(
        this CrmDb db, RecordId? id, int? expectedVersion, CancellationToken ct, params string[] path)
    {
        var wanted = id ?? db.Caller.OrganisationId;
        var found = await db.RequireAsync<Organisation>(wanted, expectedVersion, ct, include: null, path);
        if (found.Refused(out var errors))
            return errors;
        if (found.Value.Id != db.Caller.OrganisationId && !db.Caller.May(Write))
            return OrganisationErrors.NoNetwork(wanted.Value, path is [var only] ? only : "id");
        await db.Entry(found.Value).Collection(nameof(Organisation.Tenants)).LoadAsync(ct);
        return found;
    }

    /// <summary>An organisation below the caller's: what nobody does to his own.</summary>
    public static async Task<Result<Organisation>> RequireBelowAsync(this CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct)
    {
        var found = await db.RequireOrganisationAsync(id, expectedVersion, ct);
        return found.Succeeded && found.Value.Id == db.Caller.OrganisationId ? OrganisationErrors.NotOneself("id") : found;
    }

    /// <summary>
    /// Does something in an organisation: in one below as a guest there, so that its log names who did it; the log at home tells it too.
    /// </summary>
    public static async Task<Result<Organisation>> InAsync(
        this CrmDb db, Organisation organisation, string action, bool tellsThere, Func<Task<Result<Organisation>>> act, CancellationToken ct)
    {
        var home = db.Caller;
        if (organisation.Id == home.OrganisationId)
            return await act();
        var mode = await db.Set<Tenant>().Where(t => t.Id == home.TenantId).Select(t => t.Mode).SingleAsync(ct);
        var guest = await db.GuestAsync(organisation, ct);
        var tenant = organisation.Tenant(organisation.ModeOf(mode)).Id;
        guest.TellAtHome(action, home.TenantId, home.SessionId);
        if (tellsThere)
            guest.TellThere(action, tenant, home.SessionId);
        db.Caller = home with { ActorId = guest.Id, TenantId = tenant, OrganisationId = organisation.Id };
        var result = await act();
        if (result.Succeeded)
            await db.SaveChangesAsync(ct);
        db.Caller = home;
        return result;
    }

    /// <summary>Who the caller is in an organisation below.</summary>
    public static async Task<NetworkGuest> GuestAsync(this CrmDb db, Organisation organisation, CancellationToken ct)
    {
        var caller = db.Caller;
        var known = await db.Set<NetworkGuest>().SingleOrDefaultAsync(g => g.HomeActorId == caller.ActorId && g.OrganisationId == organisation.Id, ct);
        if (known is not null)
            return known;
        var home = await db.Set<Organisation>().SingleAsync(o => o.Id == caller.OrganisationId, ct);
        var actor = await db.Set<Actor>().SingleAsync(a => a.Id == caller.ActorId, ct);
        var guest = new NetworkGuest(actor.Id, home.Id, organisation.Id);
        db.AddRange(guest, guest.ToActor(actor, home));
        return guest;
    }

    /// <summary>Loads the parts that an input may change: only those lists that it gives.</summary>
    public static async Task LoadAsync(this CrmDb db, Organisation organisation, CancellationToken ct, params (bool IsGiven, string Name)[] parts)
    {
        foreach (var (_, name) in parts.Where(p => p.IsGiven))
            await db.Entry(organisation).Collection(name).LoadAsync(ct);
    }

    /// <summary>The organisations that the caller sees with these ids; what is wrong with them goes to the problems.</summary>
    public static async Task<List<Organisation>> SeenAsync(
        this CrmDb db, IReadOnlyList<RecordId> ids, string field, Problems problems, CancellationToken ct)
    {
        var seen = new List<Organisation>();
        for (var i = 0; i < ids.Count; i++)
            if (problems.At(field, i).Take((await db.RequireAsync<Organisation>(ids[i], null, ct)).WithoutPath()) is { } organisation)
                seen.Add(organisation);
        return seen;
    }

    /// <summary>Whether another organisation of the network has the code, seen or not.</summary>
    public static Task<bool> IsCodeTakenAsync(this CrmDb db, Organisation organisation, CancellationToken ct)
    {
        if (organisation is not { Code: { } code, RootId: { } root })
            return Task.FromResult(false);
        var folded = TextFold.Fold(code);
        return db.AnyOrganisations().AnyAsync(o => o.Id != organisation.Id && o.RootId == root && EF.Property<string?>(o, "CodeFolded") == folded, ct);
    }

    private static Result<Organisation> WithoutPath(this Result<Organisation> result)
        => result.Refused(out var errors) ? errors[0] with { Path = [] } : result;
}
