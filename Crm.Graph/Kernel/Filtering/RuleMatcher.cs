using System.Collections.Frozen;
using Crm.Graph.Kernel.Reading;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>A record in memory, as filters see it.</summary>
public interface IRecordValues
{
    /// <summary>The values at the end of a path: one, or as many as the lists on the way have; none where the way ends early. Null is a value.</summary>
    IEnumerable<object?> Of(FieldPath path);
}

/// <summary>
/// The back end that tests records in memory: subscriptions and automations use it. It means what
/// <see cref="RuleExpressions"/> means to the database, which tests on random groups watch over.
/// </summary>
internal static class RuleMatcher
{
    /// <summary>The filter as a function. The slots are read now, so they may be used again.</summary>
    public static Func<IRecordValues, bool> Compile(BoundGroup group, Slots slots)
    {
        var nodes = group.Nodes.Select(n => n is BoundGroup inner ? Compile(inner, slots) : Compile((BoundRule)n, slots)).ToArray();
        if (nodes.Length == 0)
            return static _ => true;
        Func<IRecordValues, bool> all = group.Combinator == Combinator.Or
            ? record => Array.Exists(nodes, n => n(record))
            : record => Array.TrueForAll(nodes, n => n(record));
        return group.Not ? record => !all(record) : all;
    }

    private static Func<IRecordValues, bool> Compile(BoundRule rule, Slots slots)
    {
        var test = Test(rule.Test, slots);
        var path = rule.Path;
        Func<IRecordValues, bool> any = rule.Test switch
        {
            ComparedTo other => record => Compared(other, record, path),
            // Null in the list means what the operator null means: there is no value at the end of the path, or no way to its end.
            OneOf { OrNull: true } => record => !record.Of(path).Any(v => v is not null) || record.Of(path).Any(v => v is not null && test(Comparable(v))),
            _ => record => record.Of(path).Any(v => v is not null && test(Comparable(v))),
        };
        return rule.Negated ? record => !any(record) : any;
    }

    private static Func<object, bool> Test(RuleTest test, Slots slots)
    {
        switch (test)
        {
            case HasValue:
                return static _ => true;
            case EqualTo equal:
                var wanted = slots.Value(equal.Slot)!;
                return value => value.Equals(wanted);
            case InRange range:
                return Range(range, slots);
            case OneOf list:
                var values = list.Slot is { } slot ? ((Array)slots.Value(slot)!).Cast<object>().ToFrozenSet() : FrozenSet<object>.Empty;
                var edges = list.Days is { } days ? (DateTimeOffset[])slots.Value(days.Slot)! : [];
                return value => values.Contains(value) || edges.Length > 0 && value is DateTimeOffset time && edges.Count(e => e <= time) % 2 == 1;
            case HasText text:
                return text.Place switch
                {
                    TextPlace.Beginning => value => ((string)value).StartsWith(text.Text, StringComparison.Ordinal),
                    TextPlace.End => value => ((string)value).EndsWith(text.Text, StringComparison.Ordinal),
                    _ => value => ((string)value).Contains(text.Text, StringComparison.Ordinal),
                };
            default:
                return static _ => false;
        }
    }

    private static Func<object, bool> Range(InRange range, Slots slots)
    {
        var low = range.Low is { } l ? slots.Value(l.Slot) : null;
        var high = range.High is { } h ? slots.Value(h.Slot) : null;
        return value => (low is null || Order(value, low) is var a && (a > 0 || a == 0 && range.Low!.Value.Inclusive))
            && (high is null || Order(value, high) is var b && (b < 0 || b == 0 && range.High!.Value.Inclusive));
    }

    private static bool Compared(ComparedTo test, IRecordValues record, FieldPath path)
    {
        if (Single(record, path) is not { } left)
            return false;
        var others = test.Others.Select(o => Single(record, o)).ToArray();
        bool One(Func<object, bool> holds, int index = 0) => others[index] is { } other && holds(other);
        return test.Operator switch
        {
            RuleOperator.Equal or RuleOperator.In => others.Any(o => o is not null && o.Equals(left)),
            RuleOperator.Greater => One(o => Order(left, o) > 0),
            RuleOperator.GreaterOrEqual => One(o => Order(left, o) >= 0),
            RuleOperator.Less => One(o => Order(left, o) < 0),
            RuleOperator.LessOrEqual => One(o => Order(left, o) <= 0),
            RuleOperator.Contains => One(o => ((string)left).Contains((string)o, StringComparison.Ordinal)),
            RuleOperator.BeginsWith => One(o => ((string)left).StartsWith((string)o, StringComparison.Ordinal)),
            RuleOperator.EndsWith => One(o => ((string)left).EndsWith((string)o, StringComparison.Ordinal)),
            RuleOperator.Between => One(o => Order(left, o) >= 0) && One(o => Order(left, o) <= 0, 1) || One(o => Order(left, o) <= 0) && One(o => Order(left, o) >= 0, 1),
            _ => throw new InvalidOperationException($"{test.Operator} compares no fields"),
        };
    }

    private static object? Single(IRecordValues record, FieldPath path) => record.Of(path).FirstOrDefault() is { } value ? Comparable(value) : null;

    private static object Comparable(object value) => value is string text ? TextFold.Fold(text) : value;

    private static int Order(object a, object b) => a is string text ? RuleBinder.CompareText(text, (string)b) : ((IComparable)a).CompareTo(b);
}
