using System.Collections.Immutable;
using System.Text;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Reading;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>
/// Gives a parsed filter its meaning: finds its fields, makes its values of their types, puts those into slots, and
/// writes down its shape, which is everything but the values.
/// </summary>
internal sealed class RuleBinder(Vocabulary words, FieldCatalogue catalogue, RuleValues values, Slots slots, StringBuilder shape)
{
    /// <summary>No stored text is longer; SQLite reads no longer pattern.</summary>
    private const int MaxText = 3 * PlainText.LongLength;

    /// <summary>Whether the filter speaks of deletion itself, so that deleted records are not left out for it.</summary>
    public bool SpeaksOfDeletion { get; private set; }

    public BoundGroup Bind(RuleGroup group)
    {
        shape.Append(group.Not ? "!" : "").Append(group.Combinator == Combinator.Or ? "|(" : "&(");
        var nodes = ImmutableArray.CreateBuilder<BoundNode>(group.Rules.Length);
        foreach (var node in group.Rules)
            nodes.Add(node is RuleGroup inner ? Bind(inner) : Bind((Rule)node));
        shape.Append(')');
        return new(group.Combinator, group.Not, nodes.ToImmutable());
    }

    private BoundRule Bind(Rule rule)
    {
        var path = FieldPath.Find(words, catalogue, rule.Field, rule.Path).In(slots);
        SpeaksOfDeletion |= path.SpeaksOfDeletion(-1);
        var allowed = RuleOperators.For(path.Field);
        if (!allowed.Contains(rule.Operator))
            throw Expected(rule, $"one of the operators {string.Join(' ', allowed.Select(o => o.Name()))}");
        var (op, negated) = rule.Operator.Split();
        shape.Append(path.Shape).Append(negated ? " !" : " ").Append((int)op);
        RuleTest test;
        if (rule.Values.Any(v => v is FieldReference))
        {
            test = Compared(rule, op, path);
        }
        else if (op == RuleOperator.Equal && rule.Values[0] is null)
        {
            (test, negated) = (new HasValue(), !negated);
            shape.Append(negated ? "0!" : "0");
        }
        else
        {
            test = Test(rule, op, path.Field);
        }
        shape.Append(';');
        return new(path, test, negated);
    }

    private RuleTest Test(Rule rule, RuleOperator op, CatalogueField field) => op switch
    {
        RuleOperator.NotNull => new HasValue(),
        RuleOperator.Equal => Equal(Value(rule, field, 0), field),
        RuleOperator.Greater or RuleOperator.GreaterOrEqual => Range(Low(Value(rule, field, 0), op == RuleOperator.GreaterOrEqual, field), null),
        RuleOperator.Less or RuleOperator.LessOrEqual => Range(null, High(Value(rule, field, 0), op == RuleOperator.LessOrEqual, field)),
        RuleOperator.Between => Between(Value(rule, field, 0), Value(rule, field, 1), field),
        RuleOperator.In => In(rule, field),
        RuleOperator.BeginsWith => Has(TextPlace.Beginning, (string)Value(rule, field, 0).Value),
        RuleOperator.EndsWith => Has(TextPlace.End, (string)Value(rule, field, 0).Value),
        _ => Has(TextPlace.Anywhere, (string)Value(rule, field, 0).Value),
    };

    private RuleValue Value(Rule rule, CatalogueField field, int index)
        => values.Of(field, rule.Values[index], rule.Path, rule.Field) ?? throw Expected(rule, "a value; to ask for null use the operators null and notNull");

    private RuleTest Equal(RuleValue value, CatalogueField field)
    {
        if (!value.IsExact)
            return Impossible();
        return value.Until is null ? Shape('=', new EqualTo(slots.Add(field.Type, value.Value))) : Day(value, field);
    }

    private InRange Day(RuleValue value, CatalogueField field)
        => Range(new Bound(slots.Add(field.Type, value.Value), true), new Bound(slots.Add(field.Type, value.Until), false));

    /// <summary>"Greater than" a day begins with the next; "greater than" a number that cannot be stored begins above the one below it.</summary>
    private Bound Low(RuleValue value, bool inclusive, CatalogueField field) => value.Until is { } until && !inclusive
        ? new(slots.Add(field.Type, until), true)
        : new(slots.Add(field.Type, value.Value), inclusive && value.IsExact);

    private Bound High(RuleValue value, bool inclusive, CatalogueField field) => value.Until is { } until && inclusive
        ? new(slots.Add(field.Type, until), false)
        : new(slots.Add(field.Type, value.Value), inclusive && value.Until is null || !value.IsExact);

    /// <summary>As the bounds stand where there is anything from the first to the end of the second, else the other way round.</summary>
    private InRange Between(RuleValue from, RuleValue to, CatalogueField field)
    {
        var order = Order(from.Value, to.Until ?? to.Value);
        if (order > 0 || order == 0 && (to.Until is not null || !from.IsExact && to.IsExact))
            (from, to) = (to, from);
        return Range(Low(from, true, field), High(to, true, field));
    }

    private static int Order(object a, object b) => a is string text ? CompareText(text, (string)b) : ((IComparable)a).CompareTo(b);

    /// <summary>The order of code points, which is that of UTF-8 and so of the databases; UTF-16 orders surrogates otherwise.</summary>
    internal static int CompareText(string a, string b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (a[i] == b[i])
                continue;
            return char.IsSurrogate(a[i]) == char.IsSurrogate(b[i]) ? a[i].CompareTo(b[i]) : char.IsSurrogate(a[i]) ? 1 : -1;
        }
        return a.Length.CompareTo(b.Length);
    }

    private OneOf In(Rule rule, CatalogueField field)
    {
        var orNull = false;
        var single = new List<object>();
        var days = new SortedDictionary<DateTimeOffset, DateTimeOffset>();
        shape.Append('[');
        foreach (var raw in rule.Values)
        {
            if (values.Of(field, raw, rule.Path, rule.Field) is not { } value)
                orNull = true;
            else if (value.Until is DateTimeOffset until)
                days[(DateTimeOffset)value.Value] = until;
            else if (value.IsExact)
                single.Add(value.Value);
        }
        shape.Append(orNull ? "0" : "").Append(single.Count > 0 ? "v]" : "]");
        int? slot = null;
        if (single.Count > 0)
        {
            var array = Array.CreateInstance(field.Type, single.Count);
            for (var i = 0; i < single.Count; i++)
                array.SetValue(single[i], i);
            slot = slots.Add(array.GetType(), array);
        }
        return new OneOf(slot, days.Count > 0 ? Days(days, field) : null, orNull);
    }

    private Days Days(SortedDictionary<DateTimeOffset, DateTimeOffset> days, CatalogueField field)
    {
        var bounds = new List<DateTimeOffset>();
        foreach (var (from, until) in days)
        {
            if (bounds.Count > 0 && bounds[^1] == from)
                bounds.RemoveAt(bounds.Count - 1);
            else
                bounds.Add(from);
            bounds.Add(until);
        }
        var span = Range(new Bound(slots.Add(field.Type, bounds[0]), true), new Bound(slots.Add(field.Type, bounds[^1]), false));
        return new Days(span, slots.Add(typeof(DateTimeOffset[]), bounds.ToArray()));
    }

    private RuleTest Has(TextPlace place, string text)
    {
        if (text.Length == 0)
            return Shape('e', new HasValue());
        if (text.Length > MaxText)
            return Impossible();
        // A beginning is a range, so that an index serves it.
        if (place == TextPlace.Beginning && TextFold.After(text) is { } after)
            return Range(new Bound(slots.Add(typeof(string), text), true), new Bound(slots.Add(typeof(string), after), false));
        var plain = text.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_").Replace("[", @"\[");
        var pattern = place switch { TextPlace.Beginning => plain + "%", TextPlace.End => "%" + plain, _ => $"%{plain}%" };
        return Shape('%', new HasText(place, text, slots.Add(typeof(string), pattern)));
    }

    private ComparedTo Compared(Rule rule, RuleOperator op, FieldPath path)
    {
        var others = ImmutableArray.CreateBuilder<FieldPath>(rule.Values.Length);
        foreach (var value in rule.Values)
        {
            if (value is not FieldReference reference)
                throw Expected(rule, "the name of a field as its value");
            var other = FieldPath.Find(words, catalogue, reference.Field, rule.Path).In(slots);
            if (other.IsToMany || path.IsToMany)
                throw Expected(rule, "two fields of the record itself, not of a list");
            if (other.Field.Type != path.Field.Type)
                throw Expected(rule, $"a field of the same type as {rule.Field}");
            shape.Append(' ').Append(other.Shape);
            others.Add(other);
        }
        if (others.Count == 0)
            throw Expected(rule, "the name of a field as its value");
        return new(op, others.ToImmutable());
    }

    private InRange Range(Bound? low, Bound? high)
    {
        shape.Append(low is { } l ? l.Inclusive ? "[v" : "(v" : "(").Append(high is { } h ? h.Inclusive ? "v]" : "v)" : ")");
        return new(low, high);
    }

    private Never Impossible()
    {
        shape.Append('x');
        return new();
    }

    private T Shape<T>(char mark, T test)
    {
        shape.Append(mark);
        return test;
    }

    private static InvalidRuleException Expected(Rule rule, string expected) => new(rule.Path, rule.Field, expected);
}
