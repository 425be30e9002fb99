using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Identity.Model;

/// <summary>Why something about users and sessions is refused.</summary>
internal static class IdentityErrors
{
    /// <summary>Says the same of an unknown address, of a wrong password and of a user who may not sign in: no telling which.</summary>
    public static DomainError InvalidCredentials
        => new("INVALID_CREDENTIALS", "The e-mail address or the password is not right.");

    /// <summary>The same for addresses that exist and that do not.</summary>
    public static DomainError TooManyAttempts(TimeSpan wait) => new DomainError(
        "TOO_MANY_ATTEMPTS", $"There were too many attempts. Try again in {wait.TotalMinutes:0} minutes.")
        .With(wait.TotalSeconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture));

    public static DomainError InvalidToken(string path)
        => new("INVALID_TOKEN", "The token is not valid: it is unknown, has been used, or has expired.", path);

    public static DomainError NotSignedIn => new(Codes.NotAllowed, "This is for a user who has signed in here, not for a key.");

    public static DomainError EmailTaken(string email)
        => new DomainError(Codes.Taken, "The organisation has a user with this e-mail address already.", "email").With("user", email);

    public static DomainError RoleTaken(string name)
        => new DomainError(Codes.Taken, "The organisation has a role with this name already.", "name").With("role", name);

    /// <summary>Nobody hands on what he may not do himself, and nobody manages those who may do more.</summary>
    public static DomainError MayDoMore(params string[] path)
        => new(Codes.NotAllowed, "This would take permissions that the caller has not got.", path);

    public static DomainError LastOwner(params string[] path)
        => new(Codes.NotAllowed, "The organisation needs an active owner: make somebody else one first.", path);
}
