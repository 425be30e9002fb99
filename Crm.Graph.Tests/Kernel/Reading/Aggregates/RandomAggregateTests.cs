using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Tests.Kernel.Filtering;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Reading.Aggregates;

/// <summary>Random groups of random filters, asked over HTTP, are to the letter what the plain reference says. A failure prints its seed.</summary>
public abstract class RandomAggregateTests(ReadingServer reading)
{
    [Collection(ReadingTests.Name)]
    public sealed class OnSqlite(ReadingServer.OnSqlite reading) : RandomAggregateTests(reading);

    [Collection(ReadingTests.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(ReadingServer.OnPostgreSql reading) : RandomAggregateTests(reading);

    private readonly KnownFields _fields = new(reading.Data);

    [Fact]
    public Task Contacts_are_grouped_as_the_reference_groups_them() => AgreeAsync("contacts", _fields.Contacts, reading.Data.Contacts, 400);

    [Fact]
    public Task Accounts_are_grouped_as_the_reference_groups_them() => AgreeAsync("accounts", _fields.Accounts, reading.Data.Accounts, 400);

    [Fact]
    public async Task What_a_kept_statement_answers_is_what_EF_Core_answers_anew()
    {
        var reader = reading.Server.Services.GetRequiredService<RecordReader>();
        reader.AsksEachTime = true;
        try
        {
            await AgreeAsync("accounts", _fields.Accounts, reading.Data.Accounts, 30);
        }
        finally
        {
            reader.AsksEachTime = false;
        }
    }

    [Fact]
    public Task Each_parents_list_is_grouped_on_its_own() => Aggregates([.. _fields.Accounts.Where(f => !f.IsToMany)]).SampleAsync(async aggregate =>
    {
        var data = await reading.Server.QueryAsync($"{{ contacts(first: 200) {{ nodes {{ id accounts {{ totalCount {aggregate.Text} }} }} }} }}");
        foreach (var contact in data["contacts"]!["nodes"]!.AsArray())
        {
            var accounts = reading.Data.Links.Where(l => $"{l.ContactId}" == contact!["id"]!.GetValue<string>()).Select(l => l.Account).Where(a => !a.IsDeleted).ToList<object>();
            Same(aggregate.Answer(accounts).ToJsonString(), contact!["accounts"]!["aggregate"]!.ToJsonString(), aggregate.Text);
        }
    }, iter: 60, threads: 2);

    private Task AgreeAsync<T>(string list, KnownField[] fields, List<T> records, int iterations) where T : Crm.Graph.Kernel.Domain.Record
        => Gen.Select(new RandomRules(fields, records).Groups(1), Aggregates([.. fields.Where(f => !f.IsToMany)])).SampleAsync(async (where, aggregate) =>
        {
            var query = $"query($where: RuleGroup) {{ {list}(where: $where, first: 1) {{ {aggregate.Text} }} }}";
            var data = await reading.Server.QueryAsync(query, new { where = where.ToJson() });
            var expected = aggregate.Answer([.. records.Where(r => !r.IsDeleted && Reference.Holds(where, r))]);
            Same(expected.ToJsonString(), data[list]!["aggregate"]!.ToJsonString(), $"{where} {query}");
        }, iter: iterations, threads: 2);

    private static void Same(string expected, string found, string of) => Assert.True(expected == found, $"{of}\n{expected}\n{found}");

    private static Gen<TestAggregate> Aggregates(KnownField[] fields)
    {
        var isDate = (KnownField f) => f.Type == typeof(DateOnly) || f.Type == typeof(DateTimeOffset);
        // Floating-point sums depend on the order of their summands.
        var values = fields.Where(f => f.Type == typeof(decimal) || f.Type == typeof(int) || isDate(f)).ToArray();
        var keys = Gen.OneOf(fields).SelectMany(f => isDate(f)
            ? Gen.Enum<DateBucket>().Select(b => (f, (DateBucket?)b))
            : Gen.Const((f, (DateBucket?)null)));
        return Gen.Select(keys.Array[0, 3], Gen.OneOf(values).Array[0, 3], Gen.Int[1, 12], Gen.UInt, (groupBy, of, first, seed) =>
        {
            groupBy = [.. groupBy.DistinctBy(g => (g.Item1.Name, g.Item2))];
            of = [.. of.DistinctBy(f => f.Name)];
            var random = new Random((int)seed);
            return new TestAggregate(groupBy, of, [.. Orders(groupBy.Length, of, random)], random.Next(3) == 0 ? first : null);
        });
    }

    private static IEnumerable<TestOrder> Orders(int keys, KnownField[] of, Random random)
    {
        for (var n = random.Next(3); n > 0; n--)
        {
            var (by, index) = random.Next(4) switch
            {
                0 when keys > 0 => ("KEY", random.Next(keys)),
                > 1 when of.Length > 0 => (Any("MIN", "MAX", "SUM", "AVG"), random.Next(of.Length)),
                _ => ("COUNT", 0),
            };
            if (by is "SUM" or "AVG" && of[index].Type != typeof(decimal) && of[index].Type != typeof(int))
                by = "MAX";
            yield return new(by, index, random.Next(2) == 0, random.Next(2) == 0);
        }

        string Any(params string[] names) => names[random.Next(names.Length)];
    }
}
