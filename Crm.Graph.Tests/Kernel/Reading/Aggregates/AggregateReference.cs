using System.Globalization;
using System.Text.Json.Nodes;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;

namespace Crm.Graph.Tests.Kernel.Reading.Aggregates;

/// <summary>What groups are sorted by, as a test made it.</summary>
internal sealed record TestOrder(string By, int Index, bool Descending, bool NullsFirst);

/// <summary>An aggregate as a test made it, with the document that asks for it and, said as plainly as can be, what it has to answer.</summary>
internal sealed record TestAggregate((KnownField Field, DateBucket? Bucket)[] GroupBy, KnownField[] Of, TestOrder[] Order, int? First)
{
    public const string Selection = "{ keys { field bucket value } count values { field count sum avg min max } }";

    /// <summary>The currencies that stand beside amounts.</summary>
    private static readonly Dictionary<string, KnownField> Currencies = new()
    {
        ["balance"] = new("currency", typeof(string), a => [((Account)a).Currency]),
        ["creditLimit"] = new("currency", typeof(string), a => [((Account)a).Currency]),
        ["financials.overdueAmount"] = new("financials.currency", typeof(string), a => [((Account)a).Currency]),
        ["financials.openingBalance"] = new("financials.currency", typeof(string), a => [((Account)a).Currency]),
        ["financials.availableCredit"] = new("financials.currency", typeof(string), a => [((Account)a).Currency]),
        ["companyProfile.annualTurnover"] = new("companyProfile.turnoverCurrency", typeof(string), c => [((Contact)c).CompanyProfile.TurnoverCurrency]),
    };

    public string Text
    {
        get
        {
            var groupBy = GroupBy.Select(g => $"{{field: \"{g.Field.Name}\"{(g.Bucket is { } b ? $", bucket: {Names.Of(b)}" : "")}}}");
            var orderBy = Order.Select(o => $"{{by: {o.By}{(Name(o) is { } name ? $", field: \"{name}\"" : "")}{(o.By == "KEY" && GroupBy[o.Index].Bucket is { } b ? $", bucket: {Names.Of(b)}" : "")}, direction: {(o.Descending ? "DESC" : "ASC")}, nulls: {(o.NullsFirst ? "FIRST" : "LAST")}}}");
            return $"aggregate(groupBy: [{string.Join(", ", groupBy)}], of: [{string.Join(", ", Of.Select(f => $"\"{f.Name}\""))}], orderBy: [{string.Join(", ", orderBy)}]{(First is { } first ? $", first: {first}" : "")}) {Selection}";
        }
    }

    private string? Name(TestOrder order) => order.By switch { "COUNT" => null, "KEY" => GroupBy[order.Index].Field.Name, _ => Of[order.Index].Name };

    public JsonArray Answer(IReadOnlyList<object> records)
    {
        var keys = GroupBy.ToList();
        foreach (var currency in Of.Where(f => Currencies.ContainsKey(f.Name)).Select(f => Currencies[f.Name]))
            if (!keys.Exists(k => k.Field.Name.Split('.')[^1] == currency.Name.Split('.')[^1] && k.Bucket is null))
                keys.Add((currency, null));
        var groups = records.GroupBy(r => keys.Select(k => Key(k.Field, k.Bucket, r)).ToArray(), new SameKeys()).Select(g => new Group(g.Key, [.. g])).ToList();
        if (groups.Count == 0 && GroupBy.Length == 0)
            groups.Add(new(new object?[keys.Count], []));
        var sorted = groups.OrderBy(_ => 0);
        foreach (var order in Order.Concat(keys.Select((_, i) => new TestOrder("KEY", i, false, false))))
        {
            object? By(Group g) => Ordered(order, g);
            sorted = sorted.ThenBy(g => (By(g) is null) != order.NullsFirst ? 1 : 0);
            sorted = order.Descending ? sorted.ThenByDescending(By, Values.Instance) : sorted.ThenBy(By, Values.Instance);
        }
        return new([.. sorted.Take(First ?? int.MaxValue).Select(g => new JsonObject
        {
            ["keys"] = new JsonArray([.. keys.Select((k, i) => new JsonObject { ["field"] = k.Field.Name, ["bucket"] = k.Bucket is { } b ? Names.Of(b) : null, ["value"] = Json(Shown(k.Field, k.Bucket, g)) })]),
            ["count"] = g.Records.Length,
            ["values"] = new JsonArray([.. Of.Select(f => Value(f, g))]),
        })]);
    }

    private sealed record Group(object?[] Keys, object[] Records)
    {
        public object[] Values(KnownField field) => [.. Records.Select(r => field.Values(r).SingleOrDefault()).OfType<object>()];
    }

    private object? Ordered(TestOrder order, Group group)
    {
        if (order.By == "KEY")
            return group.Keys[order.Index];
        if (order.By == "COUNT")
            return group.Records.Length;
        var values = group.Values(Of[order.Index]);
        return values.Length == 0 ? null : order.By switch
        {
            "MIN" => values.Min(Reading.Aggregates.Values.Instance),
            "MAX" => values.Max(Reading.Aggregates.Values.Instance),
            "SUM" => values.Sum(Number),
            _ => values.Average(Number),
        };
    }

    private static JsonObject Value(KnownField field, Group group)
    {
        var values = group.Values(field);
        var isNumber = field.Type == typeof(decimal) || field.Type == typeof(int);
        return new()
        {
            ["field"] = field.Name,
            ["count"] = values.Length,
            ["sum"] = isNumber && values.Length > 0 ? Json(values.Sum(Number)) : null,
            ["avg"] = isNumber && values.Length > 0 ? Json(decimal.Round(values.Average(Number), 4, MidpointRounding.ToEven)) : null,
            ["min"] = Json(values.Min(Reading.Aggregates.Values.Instance)),
            ["max"] = Json(values.Max(Reading.Aggregates.Values.Instance)),
        };
    }

    private static decimal Number(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static object? Key(KnownField field, DateBucket? bucket, object record) => field.Values(record).SingleOrDefault() switch
    {
        string text => TextFold.Fold(text),
        DateTimeOffset time when bucket is { } b => Begin(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, ReadingServer.Zone).DateTime), b),
        DateOnly day when bucket is { } b => Begin(day, b),
        var value => value,
    };

    /// <summary>The first day of the span, found by walking back to it.</summary>
    public static DateOnly Begin(DateOnly day, DateBucket bucket)
    {
        while (!(bucket switch
        {
            DateBucket.Day => true,
            DateBucket.Week => day.DayOfWeek == DayOfWeek.Monday,
            DateBucket.Month => day.Day == 1,
            DateBucket.Quarter => day is { Day: 1, Month: 1 or 4 or 7 or 10 },
            _ => day is { Day: 1, Month: 1 },
        }))
            day = day.AddDays(-1);
        return day;
    }

    private static object? Shown(KnownField field, DateBucket? bucket, Group group)
    {
        var shown = group.Records.Select(r => field.Type == typeof(string) ? field.Values(r).SingleOrDefault() : Key(field, bucket, r)).FirstOrDefault();
        return field.Type != typeof(string) || shown is null ? shown
            : group.Records.Select(r => (string)field.Values(r).Single()!).MinBy(t => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(t)), StringComparer.Ordinal);
    }

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        int number => number,
        decimal number => JsonNode.Parse(number.ToString("0.####", CultureInfo.InvariantCulture)),
        double number => number,
        Guid id => $"{id}",
        Enum choice => Names.Of(choice),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{value.GetType()}"),
    };

    private sealed class SameKeys : IEqualityComparer<object?[]>
    {
        public bool Equals(object?[]? a, object?[]? b) => a!.SequenceEqual(b!);

        public int GetHashCode(object?[] keys) => keys.Aggregate(0, HashCode.Combine);
    }
}

/// <summary>The order of values: of enums and ids that of their text, of text that of its code points.</summary>
internal sealed class Values : IComparer<object?>
{
    public static readonly Values Instance = new();

    public int Compare(object? a, object? b) => (a, b) switch
    {
        (null, _) or (_, null) => (a is null ? 0 : 1) - (b is null ? 0 : 1),
        (Enum x, Enum y) => string.CompareOrdinal(Names.Of(x), Names.Of(y)),
        (Guid x, Guid y) => string.CompareOrdinal($"{x}", $"{y}"),
        (string x, string y) => string.CompareOrdinal(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(x)), Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(y))),
        _ => ((IComparable)a).CompareTo(b),
    };
}
