using System.Collections.Immutable;
using System.Text;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>
/// Reads the JSON of react-querybuilder, however that library has it: nested groups, independent combinators, lists as
/// text or arrays, fields as values. It knows no fields yet: <see cref="RuleBinder"/> gives names and values their meaning.
/// </summary>
public sealed class RuleParser
{
    public const int MaxDepth = 10;
    public const int MaxRules = 200;
    public const int MaxValues = 1000;

    /// <summary>More than the longest way to a field, or name of an operator.</summary>
    private const int MaxName = 200;

    private const string Placeholder = "~";

    private int _rules;

    /// <summary>The group that this value describes; what is left out on purpose (placeholders, muted rules, empty groups) is gone.</summary>
    /// <param name="json">Dictionaries, lists, text, numbers, booleans and null, as the transport reads JSON.</param>
    /// <param name="root">What errors call the place: <c>where</c>.</param>
    /// <exception cref="InvalidRuleException">The value is no rule group, or exceeds a limit.</exception>
    public static RuleGroup Parse(object? json, string root = "where")
        => json is null ? RuleGroup.Everything : new RuleParser().Group(json, root, 1) ?? RuleGroup.Everything;

    private RuleGroup? Group(object? json, string path, int depth)
    {
        if (depth > MaxDepth)
            throw new InvalidRuleException(path, null, $"at most {MaxDepth} groups inside each other");
        if (json is not IDictionary<string, object?> group || !group.TryGetValue("rules", out var value) || value is not IEnumerable<object?> list)
            throw new InvalidRuleException(path, null, "a group: { combinator: \"and\" or \"or\", not, rules: [ … ] }");
        if (IsMuted(group))
            return null;
        var members = list as IList<object?> ?? [.. list];
        var not = group.TryGetValue("not", out var negated) && Truth(negated, path);
        return group.TryGetValue("combinator", out var combinator) && !members.Any(m => m is string)
            ? Joined(members, Combinator(combinator, path), path, not, depth)
            : Independent(members, path, not, depth);
    }

    private RuleGroup? Joined(IList<object?> members, Combinator combinator, string path, bool not, int depth)
    {
        var rules = ImmutableArray.CreateBuilder<RuleNode>(members.Count);
        for (var i = 0; i < members.Count; i++)
            if (Node(members[i], $"{path}.rules[{i}]", depth) is { } node)
                rules.Add(node);
        return rules.Count == 0 ? null : new(combinator, not, rules.ToImmutable());
    }

    /// <summary><c>[rule, "and", rule, "or", rule]</c>: and binds tighter than or.</summary>
    private RuleGroup? Independent(IList<object?> members, string path, bool not, int depth)
    {
        var alternatives = new List<List<RuleNode>> { new() };
        for (var i = 0; i < members.Count; i++)
        {
            var at = $"{path}.rules[{i}]";
            if (i % 2 == 1)
            {
                if (members[i] is not string)
                    throw new InvalidRuleException(at, null, "\"and\" or \"or\" between two rules, or a combinator beside the rules");
                if (Combinator(members[i], at) == Filtering.Combinator.Or)
                    alternatives.Add([]);
            }
            else if (Node(members[i], at, depth) is { } node)
            {
                alternatives[^1].Add(node);
            }
        }
        if (members.Count > 0 && members.Count % 2 == 0)
            throw new InvalidRuleException($"{path}.rules[{members.Count - 1}]", null, "a rule after the combinator");
        var left = alternatives.Where(a => a.Count > 0).ToList();
        return left.Count switch
        {
            0 => null,
            1 => new(Filtering.Combinator.And, not, [.. left[0]]),
            _ => new(Filtering.Combinator.Or, not, [.. left.Select(a => a.Count == 1 ? a[0] : new RuleGroup(Filtering.Combinator.And, false, [.. a]))]),
        };
    }

    private RuleNode? Node(object? json, string path, int depth)
        => json is IDictionary<string, object?> node && node.ContainsKey("rules") ? Group(json, path, depth + 1) : Rule(json, path);

    private Rule? Rule(object? json, string path)
    {
        if (json is not IDictionary<string, object?> rule)
            throw new InvalidRuleException(path, null, "a rule { field, operator, value } or a group { combinator, rules }");
        if (++_rules > MaxRules)
            throw new InvalidRuleException(path, null, $"at most {MaxRules} rules");
        var field = Text(rule, "field", path);
        var name = Text(rule, "operator", path);
        if (field == Placeholder || name == Placeholder || IsMuted(rule))
            return null;
        if (!RuleOperators.TryParse(name, out var op))
            throw new InvalidRuleException(path, field, $"an operator: {Nearest.Of(name, RuleOperators.All)}");
        var values = Values(op, rule.TryGetValue("value", out var value) ? value : null, path, field);
        if (rule.TryGetValue("valueSource", out var source) && source is string s && s.Equals("field", StringComparison.OrdinalIgnoreCase))
            values = [.. values.Select(v => (object?)new FieldReference(v as string ?? throw new InvalidRuleException(path, field, "the name of a field as its value")))];
        return new(field, op, values, path);
    }

    private static ImmutableArray<object?> Values(RuleOperator op, object? value, string path, string field)
    {
        switch (op)
        {
            case RuleOperator.Null or RuleOperator.NotNull:
                return [];
            case RuleOperator.In or RuleOperator.NotIn or RuleOperator.Between or RuleOperator.NotBetween:
                ImmutableArray<object?> values = value switch
                {
                    null => [],
                    string text => Split(text),
                    IEnumerable<object?> list and not IDictionary<string, object?> => [.. list.Take(MaxValues + 1)],
                    _ => [value],
                };
                if (values.Length > MaxValues)
                    throw new InvalidRuleException(path, field, $"at most {MaxValues} values");
                if (op is RuleOperator.Between or RuleOperator.NotBetween && (values.Length != 2 || values.Any(v => v is null or "")))
                    throw new InvalidRuleException(path, field, "two bounds, [from, to]");
                return values;
            default:
                return value is IEnumerable<object?> and not IDictionary<string, object?>
                    ? throw new InvalidRuleException(path, field, "one value, not a list")
                    : [value];
        }
    }

    /// <summary><c>"a, b\,c"</c> is a and b,c.</summary>
    private static ImmutableArray<object?> Split(string text)
    {
        var values = ImmutableArray.CreateBuilder<object?>();
        var value = new StringBuilder();
        for (var i = 0; i < text.Length && values.Count <= MaxValues; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == ',')
                value.Append(text[++i]);
            else if (text[i] == ',')
                Take();
            else
                value.Append(text[i]);
        }
        Take();
        return values.ToImmutable();

        void Take()
        {
            var trimmed = value.ToString().Trim();
            if (trimmed.Length > 0)
                values.Add(trimmed);
            value.Clear();
        }
    }

    private static string Text(IDictionary<string, object?> rule, string key, string path)
        => rule.TryGetValue(key, out var value) && value is string { Length: > 0 and <= MaxName } text
            ? text
            : throw new InvalidRuleException(path, null, $"a rule with a {key}");

    private static bool IsMuted(IDictionary<string, object?> node)
        => node.TryGetValue("muted", out var muted) && muted is true or "true";

    private static Combinator Combinator(object? value, string path) => (value as string)?.Trim().ToUpperInvariant() switch
    {
        "AND" => Filtering.Combinator.And,
        "OR" => Filtering.Combinator.Or,
        _ => throw new InvalidRuleException(path, null, "the combinator \"and\" or \"or\""),
    };

    private static bool Truth(object? value, string path) => value switch
    {
        bool b => b,
        null => false,
        "true" => true,
        "false" or "" => false,
        _ => throw new InvalidRuleException(path, null, "true or false for not"),
    };
}
