using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Tests.Kernel.Reading;

namespace Crm.Graph.Tests.Kernel.Filtering;

/// <summary>A rule or a group as a test made it, with the JSON that is sent for it.</summary>
internal abstract record TestNode
{
    public abstract JsonObject ToJson();
}

internal sealed record TestGroup(bool Or, bool Not, TestNode[] Nodes) : TestNode
{
    public override JsonObject ToJson() => new()
    {
        ["combinator"] = Or ? "or" : "and",
        ["not"] = Not,
        ["rules"] = new JsonArray([.. Nodes.Select(n => n.ToJson())]),
    };

    public override string ToString() => ToJson().ToJsonString();
}

/// <param name="Values">Typed: decimal for numbers, a day for a whole day against a moment; a field to compare with.</param>
internal sealed record TestRule(KnownField Field, RuleOperator Operator, object?[] Values, JsonNode? Json) : TestNode
{
    public override JsonObject ToJson()
    {
        var json = new JsonObject { ["field"] = Field.Name, ["operator"] = Operator.Name(), ["value"] = Json?.DeepClone() };
        if (Values.Any(v => v is KnownField))
            json["valueSource"] = "field";
        return json;
    }
}

/// <summary>What rules mean, said a second time and as plainly as can be, over records in memory.</summary>
internal static class Reference
{
    public static bool Holds(TestNode node, object record)
    {
        if (node is TestGroup group)
        {
            var holds = group.Nodes.Length == 0
                || (group.Or ? group.Nodes.Any(n => Holds(n, record)) : group.Nodes.All(n => Holds(n, record)));
            return group.Nodes.Length == 0 || holds != group.Not;
        }
        var rule = (TestRule)node;
        var values = rule.Field.Values(record).Where(v => v is not null).Select(v => v!).ToList();
        return rule.Operator switch
        {
            RuleOperator.NotEqual => !Is(RuleOperator.Equal),
            RuleOperator.DoesNotContain => !Is(RuleOperator.Contains),
            RuleOperator.DoesNotBeginWith => !Is(RuleOperator.BeginsWith),
            RuleOperator.DoesNotEndWith => !Is(RuleOperator.EndsWith),
            RuleOperator.NotIn => !Is(RuleOperator.In),
            RuleOperator.NotBetween => !Is(RuleOperator.Between),
            var op => Is(op),
        };

        bool Is(RuleOperator op) => op switch
        {
            RuleOperator.Null => values.Count == 0,
            RuleOperator.NotNull => values.Count > 0,
            RuleOperator.Equal when rule.Values[0] is null => values.Count == 0,
            RuleOperator.In when rule.Values.Contains(null) && values.Count == 0 => true,
            _ when rule.Values.Any(v => v is KnownField)
                => Others() is var others && values.Any(v => op == RuleOperator.In ? others.Any(o => o is not null && Passes(v, op, [o])) : !others.Contains(null) && Passes(v, op, others)),
            _ => values.Any(v => Passes(v, op, rule.Values)),
        };

        object?[] Others() => [.. rule.Values.Select(v => ((KnownField)v!).Values(record).SingleOrDefault())];
    }

    private static bool Passes(object value, RuleOperator op, object?[] wanted) => op switch
    {
        RuleOperator.Equal => Compare(value, wanted[0]!) == (0, 0),
        RuleOperator.Greater => Compare(value, wanted[0]!).End > 0,
        RuleOperator.GreaterOrEqual => Compare(value, wanted[0]!).Start >= 0,
        RuleOperator.Less => Compare(value, wanted[0]!).Start < 0,
        RuleOperator.LessOrEqual => Compare(value, wanted[0]!).End <= 0,
        RuleOperator.Contains => Text(value).Contains(Text(wanted[0]!), StringComparison.Ordinal),
        RuleOperator.BeginsWith => Text(value).StartsWith(Text(wanted[0]!), StringComparison.Ordinal),
        RuleOperator.EndsWith => Text(value).EndsWith(Text(wanted[0]!), StringComparison.Ordinal),
        RuleOperator.In => wanted.Any(w => w is not null && Compare(value, w) == (0, 0)),
        RuleOperator.Between => InOrder(wanted[0]!, wanted[1]!) ? Within(value, wanted[0]!, wanted[1]!) : Within(value, wanted[1]!, wanted[0]!),
        _ => throw new InvalidOperationException($"{op}"),
    };

    /// <summary>Whether there is anything from the one to the end of the other.</summary>
    private static bool InOrder(object from, object to) => from is DateOnly && to is DateTimeOffset ? Compare(to, from).Start >= 0 : Compare(from, to).End <= 0;

    private static bool Within(object value, object from, object to) => Compare(value, from).Start >= 0 && Compare(value, to).End <= 0;

    /// <summary>How the value stands to the start and to the end of what is wanted; they differ for whole days only.</summary>
    public static (int Start, int End) Compare(object value, object wanted)
    {
        if (value is DateTimeOffset time && wanted is DateOnly day)
        {
            var local = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, ReadingServer.Zone).DateTime).CompareTo(day);
            return (local, local);
        }
        var order = value switch
        {
            string text => string.CompareOrdinal(Hex(TextFold.Fold(text)), Hex(TextFold.Fold((string)wanted))),
            int number => Convert.ToDecimal(number).CompareTo(Convert.ToDecimal(wanted, CultureInfo.InvariantCulture)),
            double number => number.CompareTo(Convert.ToDouble(wanted, CultureInfo.InvariantCulture)),
            _ => ((IComparable)value).CompareTo(wanted),
        };
        return (Math.Sign(order), Math.Sign(order));
    }

    private static string Text(object value) => TextFold.Fold((string)value);

    private static string Hex(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));
}
