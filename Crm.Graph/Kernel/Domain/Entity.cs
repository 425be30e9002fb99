namespace Crm.Graph.Kernel.Domain;

/// <summary>Something that is stored for one tenant: a record, or a part of one.</summary>
public abstract class Entity
{
    /// <summary>The identifier: a UUID of version 7, so that ids sort in the order they were made in.</summary>
    public Guid Id { get; internal set; } = Ids.Next();

    /// <summary>Whose data this is. Stamped by the storage from the caller, never by a caller's wish.</summary>
    public int TenantId { get; internal set; }
}

/// <summary>An entity that stands on its own: versioned, with who and when, deleted softly.</summary>
public abstract class Record : Entity
{
    private List<string>? _raised;

    /// <summary>Grows by one with every change; give it back as <c>expectedVersion</c> to notice that somebody was faster.</summary>
    public int Version { get; internal set; } = 1;

    /// <summary>When the record was created.</summary>
    public DateTimeOffset DateCreated { get; internal set; }

    internal Guid? CreatedById { get; set; }

    /// <summary>Who created the record.</summary>
    public Actor? CreatedBy { get; internal set; }

    /// <summary>When the record was last changed; null while it is as it was created.</summary>
    public DateTimeOffset? DateModified { get; internal set; }

    internal Guid? ModifiedById { get; set; }

    /// <summary>Who last changed the record.</summary>
    public Actor? ModifiedBy { get; internal set; }

    /// <summary>Whether the record has been deleted. Lists leave deleted records out unless they filter by this field.</summary>
    public bool IsDeleted { get; internal set; }

    /// <summary>When the record was deleted.</summary>
    public DateTimeOffset? DateDeleted { get; internal set; }

    internal Guid? DeletedById { get; set; }

    /// <summary>Who deleted the record.</summary>
    public Actor? DeletedBy { get; internal set; }

    /// <summary>What happened to the record under names of its own since it was last saved, in order.</summary>
    internal IReadOnlyList<string> Raised => _raised ?? [];

    /// <summary>
    /// Has the log say what happened by a name of its own (<c>STATE_CHANGED</c>) where it would say UPDATED otherwise. For what somebody
    /// waits for; that a record was created, deleted or restored is said without it.
    /// </summary>
    protected void Raise(string name)
    {
        _raised ??= [];
        if (!_raised.Contains(name))
            _raised.Add(name);
    }

    internal void ForgetRaised() => _raised = null;
}

/// <summary>
/// An entity of the whole organisation, whichever of its two sets of data is worked with: users, roles, teams. It has no tenant;
/// the storage stamps and filters it by the organisation instead.
/// </summary>
public interface IOfOrganisation
{
    /// <summary>Whose it is. Stamped by the storage from the caller, never by a caller's wish.</summary>
    Guid OrganisationId { get; }
}

/// <summary>
/// An entity of the organisation that may be about one of its two sets of data alone: its tenant says which, and only who works with that
/// one sees it; 0 is about the organisation as a whole.
/// </summary>
public interface IOfOrganisationOrTenant : IOfOrganisation;

/// <summary>That an organisation stands above another one in a network, however many levels: who stands above sees what is the network's (<see cref="IOfNetwork"/>).</summary>
public interface IKinship
{
    /// <summary>The organisation above.</summary>
    Guid AncestorId { get; }

    /// <summary>The organisation below.</summary>
    Guid DescendantId { get; }
}

/// <summary>
/// An entity of an organisation that the organisations above it see as well (<see cref="IKinship"/>). It is written by its own organisation
/// alone: who stands above changes it as a guest there.
/// </summary>
public interface IOfNetwork : IOfOrganisation;

/// <summary>An organisation as a record: whose it is, is its own id. It is there before anybody who could call for it.</summary>
public abstract class OwnRecord : Record, IOfNetwork
{
    Guid IOfOrganisation.OrganisationId => Id;
}

/// <summary>A record of the whole organisation.</summary>
public abstract class OrganisationRecord : Record, IOfOrganisation
{
    /// <inheritdoc/>
    public Guid OrganisationId { get; internal set; }
}

/// <summary>A part of a record: to change it is to change the record.</summary>
public interface IPartOf<TRecord> : IPart where TRecord : Record;

/// <summary>A part of some record.</summary>
public interface IPart
{
    /// <summary>The id of the record that this is a part of.</summary>
    Guid OwnerId { get; }
}

/// <summary>The value that a record has in a field which is no property of it.</summary>
public interface IFieldValue : IPart
{
    /// <summary>The field's name in rules: <c>customFields.tier</c>.</summary>
    string FieldName { get; }

    /// <summary>The value.</summary>
    object? Value { get; }
}

/// <summary>An entity that is only ever added: never changed, never deleted. The storage refuses anything else.</summary>
public interface IAppendOnly;
