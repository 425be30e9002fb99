using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Tests.Kernel.Reading;
using CsCheck;
using Xunit;
using Record = Crm.Graph.Kernel.Domain.Record;

namespace Crm.Graph.Tests.Kernel.Paging;

/// <summary>Lists in any order, walked in pages of any size, are the whole sorted list: no gap, no repeat.</summary>
public abstract class PagingTests(ReadingServer reading)
{
    [Collection(ReadingTests.Name)]
    public sealed class OnSqlite(ReadingServer.OnSqlite reading) : PagingTests(reading);

    [Collection(ReadingTests.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(ReadingServer.OnPostgreSql reading) : PagingTests(reading);

    private const string Page = "edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

    private readonly KnownFields _fields = new(reading.Data);

    internal sealed record Key(KnownField Field, bool Descending, bool NullsFirst)
    {
        public JsonObject ToJson() => new()
        {
            ["field"] = Field.Name,
            ["direction"] = Descending ? "DESC" : "ASC",
            ["nulls"] = NullsFirst ? "FIRST" : "LAST",
        };

        public override string ToString() => ToJson().ToJsonString();
    }

    [Fact]
    public Task Contacts_in_any_order_are_walked_without_gap_or_repeat() => WalkAsync("contacts", _fields.Contacts, reading.Data.Contacts, 60);

    [Fact]
    public Task Accounts_in_any_order_are_walked_without_gap_or_repeat() => WalkAsync("accounts", _fields.Accounts, reading.Data.Accounts, 60);

    [Fact]
    public async Task Every_field_that_a_record_has_once_can_be_sorted_by_and_paged_on_from()
    {
        foreach (var (list, fields, records) in ((string, KnownField[], IEnumerable<Record>)[])
            [("contacts", _fields.Contacts, reading.Data.Contacts), ("accounts", _fields.Accounts, reading.Data.Accounts)])
        {
            foreach (var field in fields.Where(f => !f.IsToMany))
                foreach (var (descending, nullsFirst) in ((bool, bool)[])[(false, false), (true, true)])
                    await Walk(list, [new(field, descending, nullsFirst)], records, 17, backward: descending);
        }
    }

    private async Task WalkAsync<T>(string list, KnownField[] fields, List<T> records, int iterations) where T : Record
    {
        var keys = Gen.Select(Gen.OneOf(fields.Where(f => !f.IsToMany).ToArray()), Gen.Bool, Gen.Bool, (f, d, n) => new Key(f, d, n)).Array[0, 3];
        await Gen.Select(keys, Gen.Int[1, 40], Gen.Bool).SampleAsync(async (order, size, backward) => await Walk(list, order, records, size, backward), iter: iterations, threads: 2);
    }

    private async Task Walk(string list, Key[] order, IEnumerable<Record> records, int size, bool backward)
    {
        var expected = Sorted([.. order.DistinctBy(k => k.Field.Name)], records.Where(r => !r.IsDeleted)).Select(r => $"{r.Id}").ToList();
        var orderBy = new JsonArray([.. order.Select(k => k.ToJson())]);
        var (count, cursor) = backward ? ("last", "before") : ("first", "after");
        var found = new List<string>();
        string? from = null;
        for (var more = true; more;)
        {
            var data = await reading.Server.QueryAsync(
                $"query($order: [Order!], $from: String) {{ {list}(orderBy: $order, {count}: {size}, {cursor}: $from) {{ {Page} }} }}", new { order = orderBy, from });
            var (edges, info) = (data[list]!["edges"]!.AsArray(), data[list]!["pageInfo"]!);
            var ids = edges.Select(e => e!["node"]!["id"]!.GetValue<string>()).ToList();
            found.InsertRange(backward ? 0 : found.Count, ids);
            Assert.Equal(Math.Min(size, expected.Count - found.Count + ids.Count), ids.Count);
            more = found.Count < expected.Count;
            Assert.Equal(more, info[backward ? "hasPreviousPage" : "hasNextPage"]!.GetValue<bool>());
            Assert.Equal(from is not null, info[backward ? "hasNextPage" : "hasPreviousPage"]!.GetValue<bool>());
            Assert.Equal(edges[0]!["cursor"]!.GetValue<string>(), info["startCursor"]!.GetValue<string>());
            Assert.Equal(edges[^1]!["cursor"]!.GetValue<string>(), info["endCursor"]!.GetValue<string>());
            from = info[backward ? "startCursor" : "endCursor"]!.GetValue<string>();
        }
        Assert.Equal(expected, found);
        var numbered = new List<string>();
        for (var page = 1; numbered.Count < expected.Count; page++)
        {
            var data = await reading.Server.QueryAsync(
                $"query($order: [Order!]) {{ {list}(orderBy: $order, page: {page}, size: {size}) {{ nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage }} }} }}", new { order = orderBy });
            numbered.AddRange(data[list]!["nodes"]!.AsArray().Select(n => n!["id"]!.GetValue<string>()));
            Assert.Equal((numbered.Count < expected.Count, page > 1),
                (data[list]!["pageInfo"]!["hasNextPage"]!.GetValue<bool>(), data[list]!["pageInfo"]!["hasPreviousPage"]!.GetValue<bool>()));
        }
        Assert.Equal(expected, numbered);
    }

    private static IEnumerable<Record> Sorted(Key[] order, IEnumerable<Record> records)
    {
        var sorted = records.OrderBy(_ => 0);
        foreach (var key in order)
        {
            object? Of(Record r) => key.Field.Values(r).Single();
            sorted = key.NullsFirst ? sorted.ThenByDescending(r => Of(r) is null) : sorted.ThenBy(r => Of(r) is null);
            sorted = key.Descending ? sorted.ThenByDescending(r => Comparable(Of(r))) : sorted.ThenBy(r => Comparable(Of(r)));
        }
        return order is [.., { Descending: true }] ? sorted.ThenByDescending(r => $"{r.Id}", StringComparer.Ordinal) : sorted.ThenBy(r => $"{r.Id}", StringComparer.Ordinal);
    }

    /// <summary>Text by the code points of its fold, enums by their names, ids by their digits.</summary>
    private static object? Comparable(object? value) => value switch
    {
        string text => new Ordinal(Convert.ToHexString(Encoding.UTF8.GetBytes(TextFold.Fold(text)))),
        Enum choice => new Ordinal(Names.Of(choice)),
        Guid id => new Ordinal(id.ToString("N", CultureInfo.InvariantCulture)),
        _ => value,
    };

    private sealed record Ordinal(string Text) : IComparable
    {
        public int CompareTo(object? obj) => string.CompareOrdinal(Text, (obj as Ordinal)?.Text);
    }
}
