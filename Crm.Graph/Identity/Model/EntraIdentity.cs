namespace Crm.Graph.Identity.Model;

/// <summary>That a user of an organisation is an object of a directory of Microsoft Entra ID, whatever becomes of its address.</summary>
public sealed class EntraIdentity
{
    private EntraIdentity() { } // EF

    internal EntraIdentity(Membership membership, Guid directoryId, Guid objectId, DateTimeOffset now)
        => (MembershipId, Membership, OrganisationId, DirectoryId, ObjectId, DateCreated)
            = (membership.Id, membership, membership.OrganisationId, directoryId, objectId, now);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid MembershipId { get; private set; }

    public Membership? Membership { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>The directory: the claim <c>tid</c>.</summary>
    public Guid DirectoryId { get; private set; }

    /// <summary>The user in the directory: the claim <c>oid</c>, which is never given to another.</summary>
    public Guid ObjectId { get; private set; }

    public DateTimeOffset DateCreated { get; private set; }

    /// <summary>When the token was issued that last said which role the user has; null when none ever did.</summary>
    public DateTimeOffset? RoleAsOf { get; private set; }

    /// <summary>Whether a token says nothing that a later one has not said better.</summary>
    internal bool Knows(DateTimeOffset issuedOn) => issuedOn <= RoleAsOf;

    internal void SaysRole(DateTimeOffset issuedOn) => RoleAsOf = issuedOn;
}

/// <summary>What an access token of Microsoft Entra ID says, once its signature has been found right.</summary>
/// <param name="DirectoryId">The directory.</param>
/// <param name="ObjectId">The user in the directory.</param>
/// <param name="Email">The user's e-mail address, where the directory has verified it; null where it has not.</param>
/// <param name="Role">The name of the role here that the application's roles come to; null where the directory does not say it.</param>
/// <param name="IssuedOn">When the token was issued.</param>
/// <param name="GoodUntil">Until when it is good.</param>
internal sealed record EntraUser(Guid DirectoryId, Guid ObjectId, string? Email, string? Role, DateTimeOffset IssuedOn, DateTimeOffset GoodUntil);
