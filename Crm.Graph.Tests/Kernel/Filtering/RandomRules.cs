using System.Globalization;
using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Tests.Kernel.Reading;
using CsCheck;

namespace Crm.Graph.Tests.Kernel.Filtering;

/// <summary>Rule groups at random: every operator that a field's type has, with values that records have and values that none has, written in every way that is understood.</summary>
internal sealed class RandomRules
{
    private static readonly string[] OddText = ["%", "_", "[", @"\", "a_b", "A[", "σ", "ς", "ΣΊ", "SS", "ß", "é", "", "'", "\"", "0", "O'", "C-1", "CY0", "🙂", "zoë"];

    private readonly KnownField[] _fields;
    private readonly Dictionary<(Type, bool), Wanted[]> _pools;

    /// <summary>A value with the JSON that may stand for it.</summary>
    private sealed record Wanted(object? Typed, JsonNode?[] Written);

    public RandomRules(KnownField[] fields, IEnumerable<object> records)
    {
        _fields = fields;
        var known = records.ToList();
        _pools = fields.GroupBy(f => (f.Type, f.IsChoice)).ToDictionary(g => g.Key, g => Pool(g.Key.Type, g.Key.IsChoice, [.. g.SelectMany(f => known.SelectMany(f.Values)).OfType<object>().Distinct().Take(60)]));
    }

    public Gen<TestGroup> Groups(int depth = 2)
    {
        var rules = Gen.OneOf(_fields).SelectMany(Rules);
        var nodes = depth == 0 ? rules : Gen.Frequency((4, rules), (1, Groups(depth - 1).Select(g => (TestNode)g)));
        return Gen.Select(Gen.Bool, Gen.Bool, nodes.Array[1, 3], (or, not, made) => new TestGroup(or, not, made));
    }

    private Gen<TestNode> Rules(KnownField field)
    {
        var operators = Gen.OneOf(field.Operators.ToArray());
        var others = _fields.Where(f => f.Type == field.Type && !f.IsToMany).ToArray();
        return Gen.Select(operators, Gen.Int[0, 7]).SelectMany((op, compare) => compare == 0 && !field.IsToMany && op is not (RuleOperator.Null or RuleOperator.NotNull)
            ? Compared(field, op, others)
            : Valued(field, op));
    }

    private static Gen<TestNode> Compared(KnownField field, RuleOperator op, KnownField[] others)
    {
        var count = op switch { RuleOperator.Between or RuleOperator.NotBetween => 2, RuleOperator.In or RuleOperator.NotIn => 3, _ => 1 };
        return Gen.OneOf(others).Array[count].Select(fields => (TestNode)new TestRule(field, op, [.. fields],
            count == 1 ? fields[0].Name : new JsonArray([.. fields.Select(f => (JsonNode)f.Name)])));
    }

    public Gen<TestNode> Valued(KnownField field, RuleOperator op)
    {
        var (least, most) = op switch
        {
            RuleOperator.Null or RuleOperator.NotNull => (0, 0),
            RuleOperator.Between or RuleOperator.NotBetween => (2, 2),
            RuleOperator.In or RuleOperator.NotIn => (0, 5),
            _ => (1, 1),
        };
        var pool = _pools[(field.Type, field.IsChoice)];
        var isList = op is RuleOperator.In or RuleOperator.NotIn;
        var needsText = op is RuleOperator.Between or RuleOperator.NotBetween;
        var usable = pool.Where(w => !needsText || w.Typed is not "").ToArray();
        var values = Gen.OneOf(usable).SelectMany(w => Gen.OneOf(w.Written).Select(json => (w.Typed, Json: json)));
        if (isList || op is RuleOperator.Equal or RuleOperator.NotEqual)
            values = Gen.Frequency((9, values), (1, Gen.Const(((object?)null, (JsonNode?)null)).Select(v => (v.Item1, Json: v.Item2))));
        return Gen.Select(values.Array[least, most], Gen.Bool, (made, asText) =>
        {
            var typed = made.Select(m => m.Typed).ToArray();
            var json = (isList, most) switch
            {
                (_, 0) => null,
                (false, 1) => made[0].Json?.DeepClone(),
                _ when asText && made.All(m => m.Json is JsonValue v && v.TryGetValue<string>(out var s) && s.Trim() == s && s.Length > 0 && !s.EndsWith('\\'))
                    => JsonValue.Create(string.Join(", ", made.Select(m => m.Json!.GetValue<string>().Replace(",", @"\,", StringComparison.Ordinal)))),
                _ => new JsonArray([.. made.Select(m => m.Json?.DeepClone())]),
            };
            return (TestNode)new TestRule(field, op, typed, json);
        });
    }

    private static Wanted[] Pool(Type type, bool isChoice, List<object> known)
    {
        if (isChoice)
            return [.. known.Cast<string>().Select(c => new Wanted(c, [c, c.ToUpperInvariant(), $" {c} "]))];
        if (type == typeof(string))
            return [.. known.Cast<string>().Concat(OddText).Distinct().Select(t => new Wanted(t, [t, .. Swapped(t)]))];
        if (type == typeof(bool))
            return [new(true, [true, "true", 1, " True "]), new(false, [false, "false", 0])];
        if (type == typeof(Guid))
            return [.. known.Take(20).Append(Guid.Empty).Select(id => new Wanted(id, [$"{id}", $" {id} ".ToUpperInvariant()]))];
        if (type.IsEnum)
            return [.. Enum.GetValues(type).Cast<Enum>().Select(e => new Wanted(e, [Names.Of(e), Names.Of(e).ToLowerInvariant()]))];
        if (type == typeof(DateOnly))
            return [.. known.Cast<DateOnly>().Append(new(2026, 3, 29)).Append(DateOnly.MinValue).Append(DateOnly.MaxValue).Select(d => new Wanted(d, [$"{d:yyyy-MM-dd}"])), new(new DateOnly(2026, 3, 28), ["yesterday", "-1d", "2026-03-28"])];
        if (type == typeof(DateTimeOffset))
        {
            return [.. known.Cast<DateTimeOffset>().SelectMany(t => (Wanted[])
                [
                    new(t, [t.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), t.ToOffset(TimeSpan.FromHours(5.5)).ToString("O", CultureInfo.InvariantCulture), t.ToUnixTimeMilliseconds() / 1000m]),
                    new(Day(t), [$"{Day(t):yyyy-MM-dd}"]),
                ]), new(new DateOnly(2026, 3, 29), ["today", "2026-03-29"]), new(ReadingServer.Now, ["now"])];
        }
        if (type == typeof(double))
            return [.. known.Cast<double>().Append(0).Append(90).Select(n => new Wanted(n, [n, n.ToString("R", CultureInfo.InvariantCulture)]))];
        var extra = type == typeof(int) ? (decimal[])[0, 2.5m, -1, 1e20m] : [10.00005m, 10.0001m, -0.00005m, 99.99m, 1e20m, -1e20m];
        return [.. known.Select(n => Convert.ToDecimal(n, CultureInfo.InvariantCulture)).Concat(extra).Distinct()
            .Select(n => new Wanted(n, [n, n.ToString(CultureInfo.InvariantCulture), $" {n.ToString(CultureInfo.InvariantCulture)} "]))];
    }

    private static string[] Swapped(string text) => [text.ToUpperInvariant(), text.ToLowerInvariant(), text.Normalize(System.Text.NormalizationForm.FormD)];

    private static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, ReadingServer.Zone).DateTime);
}
