using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Organisations.Model;

/// <summary>
/// Somebody from above who has done something in an organisation below: known there by an actor of that organisation, so that its log
/// names him, while what he did is told at home too.
/// </summary>
public sealed class NetworkGuest : Accountable
{
    private NetworkGuest() { } // EF

    internal NetworkGuest(Guid homeActorId, Guid homeId, Guid organisationId)
        => (HomeActorId, HomeId, OrganisationId) = (homeActorId, homeId, organisationId);

    /// <summary>Also the id of the actor there.</summary>
    public Guid Id { get; private set; } = Ids.Next();

    /// <summary>The user or key at home.</summary>
    public Guid HomeActorId { get; private set; }

    public Guid HomeId { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>The actor has the name that he has at home, and where that is.</summary>
    internal Actor ToActor(Actor home, Organisation of) => new(Id, OrganisationId, home.Kind, $"{home.Name} ({of.Name})");

    /// <summary>Has the log at home tell what was done below.</summary>
    internal void TellAtHome(string action, int? tenantId, Guid? sessionId)
        => Tell(new Deed(action, HomeId, HomeActorId, sessionId, tenantId, IsOwn: true, ToOrganisationId: OrganisationId));

    /// <summary>Has the log below tell it.</summary>
    internal void TellThere(string action, int? tenantId, Guid? sessionId)
        => Tell(new Deed(action, OrganisationId, Id, sessionId, tenantId, IsOwn: true, ToOrganisationId: OrganisationId));
}
