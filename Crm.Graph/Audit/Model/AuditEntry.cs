using Crm.Graph.Kernel.Domain;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Audit.Model;

/// <summary>Something that somebody did: who, what, from what to what, when, and from where. Entries are written with what they tell and never change.</summary>
public sealed class AuditEntry : Entity, IOfOrganisationOrTenant, IAppendOnly
{
    private AuditEntry() { } // EF

    public Guid OrganisationId { get; private set; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset OccurredOn { get; private set; }

    public Guid? ActorId { get; private set; }

    /// <summary>Who did it; null where nobody knows: who failed to sign in, or used a refresh token a second time.</summary>
    public Actor? Actor { get; private set; }

    /// <summary>The session in which it was done, or that it was done to; null when a key or the server did it.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>What was done: CREATED, UPDATED, DELETED, RESTORED, a name of the record's own, or of a user SIGNED_IN, SIGN_IN_REFUSED, SIGNED_OUT, SESSION_ENDED, TOKEN_REUSED, INVITED, INVITATION_ACCEPTED, PASSWORD_CHANGED.</summary>
    public string Action { get; private set; } = "";

    /// <summary>The kind of record that it was done to, by the name of its type.</summary>
    public string Entity { get; private set; } = "";

    /// <summary>The id of the record that it was done to.</summary>
    public Guid RecordId { get; private set; }

    internal JsonText Changes { get; private set; }

    internal int? WorkedInId { get; private set; }

    internal Tenant? WorkedIn { get; private set; }

    /// <summary>The network address that it was done from; null when it is the server's own.</summary>
    public string? Address { get; private set; }

    /// <summary>What the program calls itself that it was done with.</summary>
    public string? UserAgent { get; private set; }

    /// <summary>The trace of the request, as errors and the server's own logs have it.</summary>
    public string? TraceId { get; private set; }
}

/// <summary>Up to when entries may be removed: the database refuses it of later ones. A single row.</summary>
public sealed class AuditLimit
{
    public int Id { get; private set; }

    public DateTimeOffset RemovableUntil { get; private set; }
}
