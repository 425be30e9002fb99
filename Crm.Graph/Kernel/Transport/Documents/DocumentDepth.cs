using Crm.Graph.Kernel.Errors;
using GraphQLParser;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>
/// How far a document goes, fragments included: measured before anything is validated, in time by the document's length, because the
/// engine's rules and its execution take time by what is measured here. Each fragment is measured once.
/// </summary>
/// <param name="Fields">Fields within fields. Those of introspection are not counted: <see cref="IntrospectionSize"/> bounds them.</param>
/// <param name="Selections">Selections within selections, those of fragments too: whoever walks the document goes that deep.</param>
/// <param name="Spreads">How often fragments are spread, those within fragments as often as these.</param>
internal readonly record struct DocumentDepth(int Fields, int Selections, long Spreads)
{
    /// <summary>Larger numbers are all the same.</summary>
    private const long Ceiling = 1_000_000_000_000;

    /// <exception cref="CrmError">A fragment leads back to itself.</exception>
    /// <summary>Of the deepest operation, and of the deepest fragment whether it is used or not.</summary>
    public static DocumentDepth Of(GraphQLDocument document)
    {
        var measure = new Measure(document);
        var deepest = default(DocumentDepth);
        foreach (var definition in document.Definitions)
        {
            deepest = deepest.And(definition switch
            {
                GraphQLOperationDefinition operation => measure.Of(operation.SelectionSet),
                GraphQLFragmentDefinition fragment => measure.Of(fragment.FragmentName.Name.Value) with { Spreads = 0 },
                _ => default,
            });
        }
        return deepest;
    }

    private DocumentDepth And(DocumentDepth other)
        => new(Math.Max(Fields, other.Fields), Math.Max(Selections, other.Selections), Math.Min(Spreads + other.Spreads, Ceiling));

    private DocumentDepth Under(int fields = 0, int spreads = 0) => new(Fields + fields, Selections + 1, Spreads + spreads);

    private sealed class Measure
    {
        private readonly Dictionary<ROM, GraphQLFragmentDefinition> _fragments = [];
        private readonly Dictionary<ROM, DocumentDepth?> _measured = [];

        public Measure(GraphQLDocument document)
        {
            foreach (var definition in document.Definitions)
            {
                if (definition is GraphQLFragmentDefinition fragment)
                    _fragments.TryAdd(fragment.FragmentName.Name.Value, fragment);
            }
        }

        public DocumentDepth Of(GraphQLSelectionSet? set)
        {
            var deepest = default(DocumentDepth);
            foreach (var node in set?.Selections ?? [])
            {
                deepest = deepest.And(node switch
                {
                    GraphQLField field when field.Name.Value.Span.StartsWith("__") => Of(field.SelectionSet).Under() with { Fields = 1 },
                    GraphQLField field => Of(field.SelectionSet).Under(fields: 1),
                    GraphQLInlineFragment inline => Of(inline.SelectionSet).Under(),
                    GraphQLFragmentSpread spread => Of(spread.FragmentName.Name.Value).Under(spreads: 1),
                    _ => default,
                });
            }
            return deepest;
        }

        public DocumentDepth Of(ROM fragment)
        {
            if (_measured.TryGetValue(fragment, out var known))
                return known ?? throw CrmError.BadUserInput($"The fragment '{fragment}' spreads itself, within other fragments or directly.");
            _measured[fragment] = null; // while it is measured
            var depth = _fragments.TryGetValue(fragment, out var definition) ? Of(definition.SelectionSet) : default;
            _measured[fragment] = depth;
            return depth;
        }
    }
}
