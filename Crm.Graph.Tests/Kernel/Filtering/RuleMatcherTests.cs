using System.Text;
using System.Text.Json;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Tests.Kernel.Reading;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Filtering;

/// <summary>Filters in memory match what the plain reference says, as those in the database do: so the two agree.</summary>
public abstract class RuleMatcherTests(ReadingServer reading)
{
    [Collection(ReadingTests.Name)]
    public sealed class OnSqlite(ReadingServer.OnSqlite reading) : RuleMatcherTests(reading);

    [Collection(ReadingTests.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(ReadingServer.OnPostgreSql reading) : RuleMatcherTests(reading);

    private readonly KnownFields _fields = new(reading.Data);

    [Fact]
    public Task Contacts_match_in_memory_as_the_reference_says()
        => AgreeAsync(new RandomRules(_fields.Contacts, reading.Data.Contacts).Groups(), reading.Data.Contacts, 400);

    [Fact]
    public Task Accounts_match_in_memory_as_the_reference_says()
        => AgreeAsync(new RandomRules(_fields.Accounts, reading.Data.Accounts).Groups(), reading.Data.Accounts, 300);

    private async Task AgreeAsync<T>(Gen<TestGroup> groups, List<T> records, int iterations) where T : Crm.Graph.Kernel.Domain.Record
        => await groups.SampleAsync(async group =>
        {
            var expected = records.Where(r => !r.IsDeleted && Reference.Holds(group, r)).Select(r => r.Id).Order();
            Assert.Equal(expected, (await MatchingAsync<T>(group)).Order());
        }, iter: iterations, threads: 2);

    private async Task<List<Guid>> MatchingAsync<T>(TestGroup group) where T : Crm.Graph.Kernel.Domain.Record
    {
        var catalogues = reading.Server.Services.GetRequiredService<Catalogues>();
        var words = await reading.Server.Services.GetRequiredService<Vocabularies>().ForAsync(reading.Caller, withDefinitions: true, CancellationToken.None);
        var catalogue = catalogues.Of<T>();
        var slots = new Slots(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(ReadingServer.Now, ReadingServer.Zone).DateTime), reading.Caller.ActorId);
        var bound = new RuleBinder(words, catalogue, new RuleValues(ReadingServer.Now, ReadingServer.Zone), slots, new StringBuilder())
            .Bind(RuleParser.Parse(RuleGroupTexts.Read(new RuleGroupText(group.ToJson().ToJsonString()))));
        var matches = RuleMatcher.Compile(bound, slots);
        var id = FieldPath.Find(words, catalogue, "id", "");
        var selection = RecordValues.Selection(catalogues, catalogue, [id, .. bound.Paths.Where(p => p.Name != "id")]);
        var read = new ReadList(new ConnectionSelection(catalogue, [new SelectedNodes("nodes", selection)]), new(RuleGroup.Everything, null, PageRequest.From(200, null, null, null, null, null)));
        using var json = JsonDocument.Parse(await reading.Server.Services.GetRequiredService<RecordReader>().ReadAsync(read, reading.Caller, CancellationToken.None));
        return [.. json.RootElement.GetProperty("nodes").EnumerateArray().Where(r => matches(new RecordValues(r))).Select(r => r.GetProperty("id").GetGuid())];
    }
}
