using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Organisations.Model;

/// <summary>Why something about organisations and their keys is refused.</summary>
internal static class OrganisationErrors
{
    /// <summary>Nobody hands on what he may not do himself, and nobody takes the keys of those who may do more.</summary>
    public static DomainError MayDoMore(params string[] path)
        => new(Codes.NotAllowed, "This would take permissions that the caller has not got.", path);

    public static DomainError NotBelow(Organisation parent, OrganisationType type, string path) => new DomainError(
        Codes.NotAllowed, $"A {Words(parent.Type)} has no {Words(type)} directly below it.", path).With("organisation", parent.Id.ToString());

    public static DomainError NotOneself(string path) => new(
        Codes.NotAllowed, "An organisation does not do this to itself: somebody above it in its network does.", path);

    public static DomainError Closed(Organisation organisation, string path) => new DomainError(
        Codes.NotAllowed, "The organisation is suspended or deleted.", path).With("organisation", organisation.Id.ToString());

    public static DomainError HasOthersBelow(Organisation organisation) => new DomainError(
        Codes.NotAllowed, "There are organisations below it: they go first.", "id").With("organisation", organisation.Id.ToString());

    public static DomainError CodeTaken(string code)
        => new DomainError(Codes.Taken, "An organisation of the network has this code already.", "code").With("organisation", code);

    public static DomainError NotGrouped => new(Codes.NotAllowed, "Merchants, venues and service points are put into groups, others are not.", "groups");

    public static DomainError OnlyFor(OrganisationType type, string path) => new(Codes.NotAllowed, $"This is for a {Words(type)} alone.", path);

    public static DomainError NoNetwork(string id, params string[] path)
        => new DomainError(Codes.NotFound, "There is no organisation with this id.", path).With("organisation", id);

    private static string Words(OrganisationType type)
        => string.Concat(type.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
}
