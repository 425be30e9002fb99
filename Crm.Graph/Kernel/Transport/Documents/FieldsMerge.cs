using GraphQL.Validation;
using GraphQL.Validation.Errors;
using GraphQL.Validation.Rules;
using GraphQLParser;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>
/// Fields of one name in one place must be the same field with the same arguments (specification, 5.3.2), in the place of the engine's rule, which
/// compares every pair of fields, and of fields and fragments, and takes minutes over documents that were written to that end. Here the
/// selections of one place are gathered as execution would do it, and each field is compared with the first of its name. No type of this schema
/// is abstract, so that all selections of one place are of one type.
/// </summary>
internal sealed class FieldsMerge : ValidationRuleBase
{
    /// <summary>How many selections are looked at for a document; fragments may lead to the same ones by many ways.</summary>
    private const int MaxSteps = 100_000;

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var check = new Check(context);
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is GraphQLOperationDefinition operation)
                check.Of([operation.SelectionSet]);
            else if (definition is GraphQLFragmentDefinition fragment)
                check.Of([fragment.SelectionSet]);
        }
        return default;
    }

    private sealed class Check(ValidationContext context)
    {
        private readonly Dictionary<ROM, GraphQLFragmentDefinition> _fragments = Fragments(context.Document);
        private readonly HashSet<GraphQLSelectionSet> _alone = [];
        private int _steps;

        /// <param name="sets">The selections of one place.</param>
        public void Of(List<GraphQLSelectionSet> sets)
        {
            if (_steps > MaxSteps || (sets.Count == 1 && !_alone.Add(sets[0])))
                return;
            var byName = new Dictionary<ROM, List<GraphQLField>>();
            var spread = new HashSet<ROM>();
            foreach (var set in sets)
                Gather(set, byName, spread);
            foreach (var (name, fields) in byName)
            {
                for (var i = 1; i < fields.Count; i++)
                {
                    if (Difference(fields[0], fields[i]) is not { } difference)
                        continue;
                    Report(name, difference, fields[0], fields[i]);
                    break;
                }
                List<GraphQLSelectionSet> inner = [.. fields.Where(f => f.SelectionSet is not null).Select(f => f.SelectionSet!)];
                if (inner.Count > 0)
                    Of(inner);
            }
        }

        private void Gather(GraphQLSelectionSet set, Dictionary<ROM, List<GraphQLField>> byName, HashSet<ROM> spread)
        {
            foreach (var node in set.Selections)
            {
                if (++_steps > MaxSteps)
                {
                    if (_steps == MaxSteps + 1)
                        context.ReportError(new ValidationError("The fragments of the document lead to too many places."));
                    return;
                }
                switch (node)
                {
                    case GraphQLField field:
                        var name = (field.Alias?.Name ?? field.Name).Value;
                        if (!byName.TryGetValue(name, out var fields))
                            byName[name] = fields = [];
                        fields.Add(field);
                        break;
                    case GraphQLInlineFragment inline:
                        Gather(inline.SelectionSet, byName, spread);
                        break;
                    case GraphQLFragmentSpread named when spread.Add(named.FragmentName.Name.Value) && _fragments.TryGetValue(named.FragmentName.Name.Value, out var fragment):
                        Gather(fragment.SelectionSet, byName, spread);
                        break;
                }
            }
        }

        private void Report(ROM name, string difference, GraphQLField first, GraphQLField other)
            => context.ReportError(new OverlappingFieldsCanBeMergedError(context, new OverlappingFieldsCanBeMerged.Conflict
            {
                Reason = new() { Name = (string)name, Message = new() { Msg = difference } },
                FieldsLeft = [first],
                FieldsRight = [other],
            }));

        private static string? Difference(GraphQLField first, GraphQLField other)
            => first.Name.Value != other.Name.Value ? $"{first.Name.Value} and {other.Name.Value} are different fields"
                : !AreSame(first.Arguments?.Items, other.Arguments?.Items) ? "they have differing arguments"
                : null;

        private static bool AreSame(List<GraphQLArgument>? first, List<GraphQLArgument>? other)
            => (first?.Count ?? 0) == (other?.Count ?? 0)
                && (first ?? []).TrueForAll(a => other!.Exists(b => a.Name.Value == b.Name.Value && AreSame(a.Value, b.Value)));

        private static bool AreSame(GraphQLValue first, GraphQLValue other) => (first, other) switch
        {
            (GraphQLVariable a, GraphQLVariable b) => a.Name.Value == b.Name.Value,
            (GraphQLListValue a, GraphQLListValue b) => (a.Values ?? []) is var x && (b.Values ?? []) is var y
                && x.Count == y.Count && x.Zip(y).All(pair => AreSame(pair.First, pair.Second)),
            (GraphQLObjectValue a, GraphQLObjectValue b) => (a.Fields ?? []) is var x && (b.Fields ?? []) is var y
                && x.Count == y.Count && x.Zip(y).All(pair => pair.First.Name.Value == pair.Second.Name.Value && AreSame(pair.First.Value, pair.Second.Value)),
            (GraphQLEnumValue a, GraphQLEnumValue b) => a.Name.Value == b.Name.Value,
            (IHasValueNode a, IHasValueNode b) => first.Kind == other.Kind && a.Value == b.Value,
            _ => first.Kind == other.Kind,
        };

        private static Dictionary<ROM, GraphQLFragmentDefinition> Fragments(GraphQLDocument document)
        {
            var fragments = new Dictionary<ROM, GraphQLFragmentDefinition>();
            foreach (var definition in document.Definitions)
            {
                if (definition is GraphQLFragmentDefinition fragment)
                    fragments.TryAdd(fragment.FragmentName.Name.Value, fragment);
            }
            return fragments;
        }
    }
}
