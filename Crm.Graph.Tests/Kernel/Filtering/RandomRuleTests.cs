using Crm.Graph.Tests.Kernel.Reading;
using CsCheck;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Filtering;

/// <summary>Random rule groups, sent over HTTP, match record for record what the plain reference says.</summary>
public abstract class RandomRuleTests(ReadingServer reading)
{
    [Collection(ReadingTests.Name)]
    public sealed class OnSqlite(ReadingServer.OnSqlite reading) : RandomRuleTests(reading);

    [Collection(ReadingTests.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(ReadingServer.OnPostgreSql reading) : RandomRuleTests(reading);

    private readonly KnownFields _fields = new(reading.Data);

    [Fact]
    public Task Contacts_are_found_as_the_reference_finds_them()
        => AgreeAsync("contacts", new RandomRules(_fields.Contacts, reading.Data.Contacts).Groups(), reading.Data.Contacts, 1500);

    [Fact]
    public Task Accounts_are_found_as_the_reference_finds_them()
        => AgreeAsync("accounts", new RandomRules(_fields.Accounts, reading.Data.Accounts).Groups(), reading.Data.Accounts, 800);

    [Fact]
    public async Task A_group_and_its_negation_split_the_records_in_two_and_another_condition_never_adds()
    {
        var rules = new RandomRules(_fields.Contacts, reading.Data.Contacts);
        var all = reading.Data.Contacts.Where(c => !c.IsDeleted).Select(c => $"{c.Id}").Order().ToList();
        await Gen.Select(rules.Groups(1), rules.Groups(0)).SampleAsync(async (first, second) =>
        {
            var (holds, opposite, both) = (await IdsAsync("contacts", first), await IdsAsync("contacts", first with { Not = !first.Not }),
                await IdsAsync("contacts", new TestGroup(false, false, [first, second])));
            Assert.Equal(all, holds.Concat(opposite).Order());
            Assert.Subset(holds.ToHashSet(), both.ToHashSet());
        }, iter: 60, threads: 2);
    }

    [Fact]
    public async Task Neither_the_order_nor_the_size_of_pages_changes_what_is_found()
    {
        var rules = new RandomRules(_fields.Contacts, reading.Data.Contacts).Groups(1);
        var orders = Gen.Select(Gen.OneOf([.. _fields.Contacts.Where(f => !f.IsToMany).Select(f => f.Name)]), Gen.OneOf("ASC", "DESC"), (field, direction) => new { field, direction });
        await Gen.Select(rules, orders.Array[0, 3], Gen.Int[7, 60]).SampleAsync(async (group, orderBy, size) =>
        {
            var found = new List<string>();
            string? after = null;
            do
            {
                var list = (await reading.Server.QueryAsync(
                    "query($where: RuleGroup, $orderBy: [Order!], $size: Int, $after: String) { contacts(first: $size, after: $after, where: $where, orderBy: $orderBy) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }",
                    new { where = group.ToJson(), orderBy = orderBy.DistinctBy(o => o.field), size, after }))["contacts"]!;
                found.AddRange(list["nodes"]!.AsArray().Select(n => n!["id"]!.GetValue<string>()));
                Assert.True(list["totalCount"]!.GetValue<int>() >= found.Count);
                after = list["pageInfo"]!["hasNextPage"]!.GetValue<bool>() ? list["pageInfo"]!["endCursor"]!.GetValue<string>() : null;
            }
            while (after is not null);
            Assert.Equal(await IdsAsync("contacts", group), found.Order());
        }, iter: 60, threads: 2);
    }

    private async Task AgreeAsync<T>(string list, Gen<TestGroup> groups, List<T> records, int iterations) where T : Crm.Graph.Kernel.Domain.Record
        => await groups.SampleAsync(async group =>
        {
            var expected = records.Where(r => !r.IsDeleted && Reference.Holds(group, r)).Select(r => $"{r.Id}").Order();
            var found = await IdsAsync(list, group);
            Assert.Equal(expected, found);
        }, iter: iterations, threads: 2);

    private async Task<List<string>> IdsAsync(string list, TestGroup group)
    {
        var data = await reading.Server.QueryAsync($"query($where: RuleGroup) {{ {list}(first: 200, where: $where) {{ nodes {{ id }} }} }}", new { where = group.ToJson() });
        return [.. data[list]!["nodes"]!.AsArray().Select(n => n!["id"]!.GetValue<string>()).Order()];
    }
}
