using System.Linq.Expressions;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Kernel.Schema;

/// <summary>Knows of which kinds of record the answer depends on who asks: from where anything can be reached that speaks of the caller (<see cref="Ambient.Me"/>).</summary>
internal sealed class CallersOwn(Catalogues catalogues)
{
    private readonly Lazy<HashSet<FieldCatalogue>> _own = new(() => Find(catalogues));

    public bool IsIn(IReadOnlyList<FieldCatalogue> kinds) => kinds.Any(_own.Value.Contains);

    private static HashSet<FieldCatalogue> Find(Catalogues catalogues)
    {
        var own = catalogues.All.Where(Speaks).ToHashSet();
        // Whatever leads to one is one, until there are no more.
        while (catalogues.All.Where(c => !own.Contains(c) && c.Fields.Any(f => catalogues.Find(f.Type) is { } other && own.Contains(other))).ToList() is { Count: > 0 } more)
            own.UnionWith(more);
        return own;
    }

    private static bool Speaks(FieldCatalogue catalogue)
    {
        var found = new MeFinder();
        found.Visit(catalogue.Visibility);
        foreach (var field in catalogue.Fields)
        {
            found.Visit(field.Path);
            found.Visit(field.Children?.Element);
        }
        return found.IsFound;
    }

    private sealed class MeFinder : ExpressionVisitor
    {
        public bool IsFound { get; private set; }

        protected override Expression VisitMember(MemberExpression node)
        {
            IsFound |= node.Member.DeclaringType == typeof(Ambient) && node.Member.Name == nameof(Ambient.Me);
            return base.VisitMember(node);
        }
    }
}
