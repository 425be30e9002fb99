using Crm.Graph.Identity.Commands;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Network.Commands;

/// <summary>What is done with an organisation.</summary>
public enum OrganisationAction
{
    /// <summary>Opens its live data, where it had test data alone so far.</summary>
    GoLive,
    /// <summary>Makes another one beside it with its settings, its roles and its custom fields, and none of its data; for those above it.</summary>
    Copy,
    /// <summary>Lets nobody in from now on: keys are refused, sessions and subscriptions end; for those above it.</summary>
    Suspend,
    /// <summary>Lets in again who was let in before; for those above it.</summary>
    Activate,
}

/// <summary>Something to be done with an organisation.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Id">The organisation, by its id or code: one below the caller's; the caller's own when it is left out.</param>
/// <param name="Name">Of a copy the name; that of the original when it is left out.</param>
/// <param name="ExpectedVersion">The version of the organisation that it was made for.</param>
public sealed record PerformOrganisationActionInput(
    OrganisationAction Action, RecordId? Id = null, string? Name = null, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Has an organisation go live, copies it, suspends it or makes it active again; answers the organisation, or its copy.</summary>
internal sealed class PerformOrganisationAction(TimeProvider clock) : ICommand<PerformOrganisationActionInput, Organisation>
{
    public async Task<Result<Organisation>> HandleAsync(PerformOrganisationActionInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireOrganisationAsync(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        var organisation = found.Value;
        if (input.Action != OrganisationAction.GoLive && organisation.Id == db.Caller.OrganisationId)
            return OrganisationErrors.NotOneself("action");
        return input.Action switch
        {
            OrganisationAction.GoLive => await db.InAsync(organisation, OrganisationEvents.WentLive, tellsThere: false, () => Task.FromResult(organisation.GoLive()), ct),
            OrganisationAction.Activate => await db.InAsync(organisation, OrganisationEvents.Activated, tellsThere: false, () => Task.FromResult(organisation.Activate()), ct),
            OrganisationAction.Suspend => await db.InAsync(organisation, OrganisationEvents.Suspended, tellsThere: false, () => SuspendAsync(db, organisation, ct), ct),
            _ => await db.CopyAsync(organisation, input.Name, clock.Now(), ct),
        };
    }

    private async Task<Result<Organisation>> SuspendAsync(CrmDb db, Organisation organisation, CancellationToken ct)
    {
        var suspended = organisation.Suspend();
        if (suspended.Succeeded)
            await db.FinishAsync(s => s.OrganisationId == organisation.Id, SessionEnd.Suspended, clock.Now(), ct);
        return suspended;
    }
}
