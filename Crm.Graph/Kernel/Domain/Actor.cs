namespace Crm.Graph.Kernel.Domain;

/// <summary>Who does things: a user, an API key, a contact, or the system itself.</summary>
public sealed class Actor
{
    private Actor() { } // EF

    public Actor(Guid id, Guid organisationId, ActorKind kind, string name)
        => (Id, OrganisationId, Kind, Name) = (id, organisationId, kind, name);

    /// <summary>The identifier of the user, key or contact.</summary>
    public Guid Id { get; private set; }

    internal Guid OrganisationId { get; private set; }

    /// <summary>What kind of actor this is.</summary>
    public ActorKind Kind { get; private set; }

    /// <summary>The name to show.</summary>
    public string Name { get; private set; } = "";

    internal void Rename(string name) => Name = name;
}

/// <summary>The kinds of actor.</summary>
public enum ActorKind
{
    /// <summary>The server itself, for example the demo data.</summary>
    System,
    /// <summary>A program that shows an API key.</summary>
    ApiKey,
    /// <summary>A person of the organisation.</summary>
    User,
    /// <summary>A contact in self-service.</summary>
    Contact,
}
