using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Identity.Model;

/// <summary>A person who signs in, whichever organisations have a user of hers: an e-mail address and a password. It belongs to no organisation.</summary>
public sealed class Login
{
    private Login() { } // EF

    public Login(string email) => Name = NameOf(email);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The e-mail address as it is compared.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The hash of the password; null until one is set.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>Grows with every new password: what was made for an earlier one is void.</summary>
    public int Version { get; private set; }

    /// <summary>An address in the one way in which it is compared: whatever its case, and however its accents were typed.</summary>
    public static string NameOf(string email) => PlainText.IsWhole(email) ? email.Trim().Normalize().ToLowerInvariant() : "";

    internal void SetPassword(string hash) => (PasswordHash, Version) = (hash, Version + 1);

    /// <summary>The same password, hashed as it is done today.</summary>
    internal void Rehash(string hash) => PasswordHash = hash;
}

/// <summary>That a person is a user of an organisation: the way from a login to its users, which each organisation keeps to itself.</summary>
public sealed class Membership : Accountable
{
    private Membership() { } // EF

    public Membership(Login login, Guid organisationId, Guid userId)
        => (Login, LoginId, OrganisationId, UserId) = (login, login.Id, organisationId, userId);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid LoginId { get; private set; }

    public Login? Login { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>When the person last signed in there: where signing in leads when no organisation is named.</summary>
    public DateTimeOffset? DateLastSignIn { get; private set; }

    internal void SignedIn(DateTimeOffset now) => DateLastSignIn = now;

    internal void Invited() => Tell(new(UserDeeds.Invited, OrganisationId, UserId));

    internal void Accepted() => Tell(new(UserDeeds.InvitationAccepted, OrganisationId, UserId, IsOwn: true));

    internal void PasswordChanged() => Tell(new(UserDeeds.PasswordChanged, OrganisationId, UserId, IsOwn: true));

    internal void PasswordChangeRefused() => Tell(new(UserDeeds.PasswordChangeRefused, OrganisationId, UserId, IsOwn: true));

    /// <summary>Somebody tried to sign in as the user and was refused: nobody knows who.</summary>
    internal void SignInRefused() => Tell(new(UserDeeds.SignInRefused, OrganisationId, UserId));
}

/// <summary>A token with which a user sets a password, once. Only its hash is stored.</summary>
public sealed class Invitation
{
    private Invitation() { } // EF

    public Invitation(Guid membershipId, byte[] hash, DateTimeOffset now, TimeSpan lifetime)
        => (MembershipId, Hash, ExpiresOn) = (membershipId, hash, now + lifetime);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid MembershipId { get; private set; }

    public Membership? Membership { get; private set; }

    public byte[] Hash { get; private set; } = [];

    public DateTimeOffset ExpiresOn { get; private set; }

    internal bool IsGood(DateTimeOffset now) => now < ExpiresOn;
}
