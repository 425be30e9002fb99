using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Organisations.Model;

/// <summary>Why something about keys is refused.</summary>
internal static class OrganisationErrors
{
    /// <summary>Nobody hands on what he may not do himself, and nobody takes the keys of those who may do more.</summary>
    public static DomainError MayDoMore(params string[] path)
        => new(Codes.NotAllowed, "This would take permissions that the caller has not got.", path);
}
