using Crm.Graph.Kernel.Search;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tests.Kernel.Reading;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Search;

/// <summary>A search finds those records, and no others, that have every word as the beginning of one of theirs.</summary>
public abstract class RandomSearchTests(ReadingServer reading)
{
    [Collection(ReadingTests.Name)]
    public sealed class OnSqlite(ReadingServer.OnSqlite reading) : RandomSearchTests(reading);

    [Collection(ReadingTests.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(ReadingServer.OnPostgreSql reading) : RandomSearchTests(reading);

    [Fact]
    public async Task Random_words_find_what_a_plain_look_at_all_words_finds()
    {
        await using var db = reading.Server.Services.GetRequiredService<DbContexts>().For(reading.Caller);
        var entries = await db.Set<SearchEntry>().Where(e => e.Entity == "Contact").OrderBy(e => e.Id).ToListAsync();
        var records = entries.ConvertAll(e => (Id: e.Id.ToString(), Words: e.Text.Split(' ')[1..]));
        var found = 0;

        await Gen.UInt.SampleAsync(async seed =>
        {
            var random = new Random((int)seed);
            var asked = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Beginning(random, records)).ToArray();
            var expected = records.Where(r => asked.All(a => r.Words.Any(w => w.StartsWith(a, StringComparison.Ordinal)))).Select(r => r.Id).ToArray();
            var answer = await reading.Server.QueryAsync(
                "query($s: String!) { contacts(search: $s, first: 200, where: { combinator: \"or\", rules: [{ field: \"isDeleted\", operator: \"notNull\" }] }) { nodes { id } totalCount } }",
                new { s = string.Join(random.Next(2) == 0 ? " " : "-", asked).ToUpperInvariant() });
            Assert.Equal(expected, answer["contacts"]!["nodes"]!.AsArray().Select(n => (string)n!["id"]!));
            Assert.Equal(expected.Length, (int)answer["contacts"]!["totalCount"]!);
            Interlocked.Add(ref found, expected.Length);
        }, iter: 300, threads: 2);
        Assert.True(found > 300);
    }

    /// <summary>The beginning of some word of some record, sometimes with a letter too many; no number, because those are also looked for as parts of phone numbers.</summary>
    private static string Beginning(Random random, List<(string Id, string[] Words)> records)
    {
        while (true)
        {
            var words = records[random.Next(records.Count)].Words;
            var word = words.Length == 0 ? "" : words[random.Next(words.Length)];
            if (word.All(char.IsAsciiDigit))
                continue;
            var end = random.Next(1, word.Length + 1);
            // Half of a letter is none.
            var beginning = char.IsHighSurrogate(word[end - 1]) ? word : word[..end];
            if (!beginning.All(char.IsAsciiDigit))
                return random.Next(10) == 0 ? beginning + "x" : beginning;
        }
    }
}
