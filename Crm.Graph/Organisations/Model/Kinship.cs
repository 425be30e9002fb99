using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Organisations.Model;

/// <summary>That an organisation stands above another one: one for each organisation above, up to the top of the network.</summary>
public sealed class Kinship : IKinship
{
    private Kinship() { } // EF

    internal Kinship(Guid ancestorId, Organisation descendant, int distance)
        => (AncestorId, Descendant, DescendantId, Distance) = (ancestorId, descendant, descendant.Id, distance);

    public Guid Id { get; private set; } = Ids.Next();

    public Guid AncestorId { get; private set; }

    public Guid DescendantId { get; private set; }

    public Organisation Descendant { get; private set; } = null!;

    /// <summary>How many levels lie between: 1 of a parent.</summary>
    public int Distance { get; private set; }

    /// <summary>The places of a new organisation below its parent and all above that.</summary>
    internal static IEnumerable<Kinship> Of(Organisation child, Guid parentId, IEnumerable<Kinship> ofParent)
        => ofParent.Select(k => new Kinship(k.AncestorId, child, k.Distance + 1)).Prepend(new Kinship(parentId, child, 1));
}
