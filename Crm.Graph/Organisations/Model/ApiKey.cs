using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Organisations.Model;

/// <summary>A key with which a program calls the server. Only its hash is stored: the key itself is shown once, when it is issued.</summary>
public sealed class ApiKey : Record
{
    private const int NameLength = 100;

    private ApiKey() { } // EF

    /// <summary>The organisation that the key belongs to.</summary>
    public Guid OrganisationId { get; private set; }

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

    /// <summary>When the key was revoked; null while it is good.</summary>
    public DateTimeOffset? DateRevoked { get; private set; }

    /// <summary>When the key stops being good by itself; null when it does not.</summary>
    public DateTimeOffset? ExpiresOn { get; private set; }

    /// <summary>When somebody last called with the key, to the minute or so; null while nobody has.</summary>
    public DateTimeOffset? LastUsedOn { get; private set; }

    internal Organisation Organisation { get; private set; } = null!;

    internal Tenant Tenant { get; private set; } = null!;

    /// <summary>A key that somebody asked for, which permits what was said and nothing else.</summary>
    /// <param name="scopes">Of a secret key what it permits; a publishable one permits self-service.</param>
    /// <param name="known">Every permission that there is.</param>
    internal static Result<ApiKey> Create(
        Organisation organisation, TenantMode mode, string name, ApiKeyKind kind, string text, IReadOnlyList<string>? scopes,
        DateTimeOffset? expiresOn, IReadOnlyList<string> known, DateTimeOffset now)
    {
        var problems = new Problems();
        name = problems.Required(name, "name", NameLength);
        if (kind == ApiKeyKind.Publishable && scopes is { Count: > 0 })
            problems.Add(new DomainError(Codes.Invalid, "A publishable key opens self-service and nothing else: leave its scopes out.", "scopes"));
        if (kind == ApiKeyKind.Secret)
            Check(problems, scopes ?? [], known);
        if (expiresOn <= now)
            problems.Add(new DomainError(Codes.Invalid, "Expected a time to come.", "expiresOn"));
        if (problems.Any)
            return problems.All;
        var granted = kind == ApiKeyKind.Secret ? scopes!.Distinct().Order(StringComparer.Ordinal) : null;
        return Issue(organisation, mode, name, kind, text, now, granted, expiresOn);
    }

    private static void Check(Problems problems, IReadOnlyList<string> scopes, IReadOnlyList<string> known)
    {
        if (scopes.Count == 0)
            problems.Add(new DomainError(Codes.Required, "A secret key permits something: expected at least one permission.", "scopes"));
        for (var i = 0; i < scopes.Count; i++)
        {
            if (scopes[i] != "*" && !known.Contains(scopes[i]))
                problems.At("scopes", i).Add(new DomainError(Codes.Invalid, "Expected `*`, or one of the permissions that the query permissions lists."));
        }
    }

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
            TenantId = organisation.Tenant(mode).Id,
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
    internal void Revoke(DateTimeOffset now)
    {
        if (DateRevoked is not null)
            return;
        DateRevoked = now;
        Raise(ApiKeyEvents.Revoked);
    }

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
