using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Organisations.Model;

/// <summary>A key with which a program calls the server. Only its hash is stored: the key itself is shown once, when it is issued.</summary>
public sealed class ApiKey
{
    private ApiKey() { } // EF

    /// <summary>The identifier of the key, and of the actor that its changes are signed with.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The organisation that the key belongs to.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The live or test data that the key opens.</summary>
    public int TenantId { get; private set; }

    /// <summary>The name to show.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the key is for.</summary>
    public ApiKeyKind Kind { get; private set; }

    /// <summary>How the key begins, to recognise it by.</summary>
    public string Prefix { get; private set; } = "";

    internal byte[] Hash { get; private set; } = [];

    /// <summary>The first eight bytes of the hash: what the database finds the key by, in time that tells nothing about the rest.</summary>
    internal long LookupHash { get; private set; }

    /// <summary>What the key may do, such as <c>contacts:read</c>; <c>*</c> stands for all.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    /// <summary>When the key was issued.</summary>
    public DateTimeOffset DateCreated { get; private set; }

    /// <summary>When the key was revoked; null while it is good.</summary>
    public DateTimeOffset? DateRevoked { get; private set; }

    /// <summary>When the key stops being good by itself; null when it does not.</summary>
    public DateTimeOffset? ExpiresOn { get; private set; }

    internal Organisation Organisation { get; private set; } = null!;

    internal Tenant Tenant { get; private set; } = null!;

    /// <summary>A key for an organisation's live or test data. A secret one may do everything unless its scopes say less.</summary>
    internal static ApiKey Issue(
        Organisation organisation, TenantMode mode, string name, ApiKeyKind kind, string text, DateTimeOffset now,
        IEnumerable<string>? scopes = null, DateTimeOffset? expiresOn = null, Guid? id = null)
    {
        var hash = KeyText.Hash(text);
        var key = new ApiKey
        {
            Organisation = organisation,
            OrganisationId = organisation.Id,
            Tenant = organisation.Tenant(mode),
            Name = name,
            Kind = kind,
            Prefix = KeyText.Prefix(text),
            Hash = hash,
            LookupHash = KeyText.Lookup(hash),
            Scopes = [.. scopes ?? (kind == ApiKeyKind.Secret ? ["*"] : ["self:*"])],
            DateCreated = now,
            ExpiresOn = expiresOn,
        };
        if (id is { } given)
            key.Id = given;
        return key;
    }

    internal bool IsGood(DateTimeOffset now) => DateRevoked is null && (ExpiresOn is null || now < ExpiresOn);

    /// <summary>Makes the key worthless; a second time changes nothing.</summary>
    internal void Revoke(DateTimeOffset now) => DateRevoked ??= now;

    /// <summary>What the key permits. A publishable key is in everybody's hands: nothing but self-service, whatever its scopes say.</summary>
    internal IEnumerable<string> Permissions
        => Kind == ApiKeyKind.Secret ? Scopes : Scopes.Where(s => s.StartsWith("self:", StringComparison.Ordinal));

    /// <summary>The actor that the changes made with the key are signed with.</summary>
    internal Actor ToActor() => new(Id, OrganisationId, ActorKind.ApiKey, Name);
}

/// <summary>What keys are for.</summary>
public enum ApiKeyKind
{
    /// <summary>For servers: reaches the back office, and is never shown to anybody.</summary>
    Secret,
    /// <summary>For web pages and apps: reaches self-service only, and may be seen by everybody.</summary>
    Publishable,
}
