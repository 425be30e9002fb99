using System.Linq.Expressions;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Kernel.Schema;

/// <summary>
/// Knows where the answer depends on who asks (<see cref="Ambient.Me"/>): of kinds of record from where something can be reached of which not
/// everybody sees all, and where a field is named that speaks of the caller.
/// </summary>
internal sealed class CallersOwn(Catalogues catalogues)
{
    private readonly Lazy<HashSet<FieldCatalogue>> _own = new(() => Find(catalogues));

    private readonly Lazy<string[]> _names = new(() => [.. catalogues.All.SelectMany(c => c.Fields).Where(Speaks).Select(f => f.Name).Distinct()]);

    public bool IsIn(IReadOnlyList<FieldCatalogue> kinds) => kinds.Any(_own.Value.Contains);

    /// <summary>Whether a document, or the values of its variables, name a field that speaks of the caller.</summary>
    public bool IsNamedIn(string text) => _names.Value.Any(name => text.Contains(name, StringComparison.Ordinal));

    private static HashSet<FieldCatalogue> Find(Catalogues catalogues)
    {
        var own = catalogues.All.Where(c => Speaks(c.Visibility)).ToHashSet();
        // Whatever leads to one is one, until there are no more.
        while (catalogues.All.Where(c => !own.Contains(c) && c.Fields.Any(f => catalogues.Find(f.Type) is { } other && own.Contains(other))).ToList() is { Count: > 0 } more)
            own.UnionWith(more);
        return own;
    }

    private static bool Speaks(CatalogueField field) => Speaks(field.Path) || Speaks(field.Children?.Element);

    private static bool Speaks(Expression? expression)
    {
        var found = new MeFinder();
        found.Visit(expression);
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
