using Crm.Graph.Demo;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Search;

/// <summary>What a start does where the stored words are not those of the declarations.</summary>
public abstract class SearchRebuildTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : SearchRebuildTests(Database.Sqlite)
    {
        [Fact]
        public async Task What_was_written_all_at_once_is_indexed_and_so_is_what_comes_after_it()
        {
            await Stored.RowsAsync("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)");
            await Stored.RowsAsync("UPDATE search_entry SET text = text || ' later' WHERE number = 1");
            await Stored.RowsAsync("DELETE FROM search_entry WHERE number = 2");
            await Stored.RowsAsync("INSERT INTO search_entry (number, id, tenant_id, entity, text) SELECT 9999, hex(randomblob(16)), tenant_id, entity, 'later' FROM search_entry WHERE number = 3");
            await Stored.RowsAsync("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)");

            Assert.Equal(2, await FoundAsync("later"));
        }

        [Fact]
        public async Task A_start_makes_an_index_anew_that_is_gone()
        {
            await Stored.RowsAsync("DROP TRIGGER search_entry_added");
            await Stored.RowsAsync("DROP TABLE search_index");

            await using var again = await StartAsync();

            Assert.True(await FoundAsync("nicosia") > 0);
        }
    }

    public sealed class OnPostgreSql() : SearchRebuildTests(Database.PostgreSql);

    private const string Entries = "SELECT id, entity, text FROM search_entry ORDER BY id";

    /// <summary>More than a rebuild takes at a time.</summary>
    private const string Contacts = "1200";

    private protected TestDatabase Stored { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Stored = await TestDatabase.CreateAsync(on);
        await using var first = await StartAsync();
        var callers = await first.Get<DemoOrganisations>().PrepareAsync(CancellationToken.None);
        await first.Get<DemoRecords>().FillAsync(callers!.Value.Main, callers.Value.Other, CancellationToken.None);
    }

    public async Task DisposeAsync() => await Stored.DisposeAsync();

    [Fact]
    public async Task A_start_makes_the_words_anew_that_another_definition_has_left()
    {
        var entries = Lines(await Stored.RowsAsync(Entries));
        await Stored.RowsAsync("UPDATE search_entry SET text = 'of another definition'");
        await Stored.RowsAsync("DELETE FROM search_entry WHERE number = (SELECT min(number) FROM search_entry)");
        await Stored.RowsAsync("UPDATE search_state SET version = version - 1");

        await using var again = await StartAsync();

        Assert.Equal(entries, Lines(await Stored.RowsAsync(Entries)));
        Assert.True(entries.Length > 1_200);
        Assert.Equal(0, await FoundAsync("definition"));
        Assert.True(await FoundAsync("nicosia") > 0);
    }

    [Fact]
    public async Task A_start_leaves_alone_what_is_of_its_own_definition()
    {
        await Stored.RowsAsync("UPDATE search_entry SET text = text || ' untouched'");

        await using var again = await StartAsync();

        Assert.All(await Stored.RowsAsync(Entries), row => Assert.EndsWith(" untouched", (string)row[2]!, StringComparison.Ordinal));
    }

    private protected Task<TestStorage> StartAsync() => TestStorage.StartAsync(Stored, "Development", settings: ("Demo:Contacts", Contacts));

    private protected async Task<long> FoundAsync(string word)
    {
        var sql = on == Database.Sqlite
            ? $"SELECT count(*) FROM search_index WHERE search_index MATCH '\"{word}\"'"
            : $"SELECT count(*) FROM search_entry WHERE lexemes @@ '{word}'::tsquery";
        return (long)Assert.Single(await Stored.RowsAsync(sql))[0]!;
    }

    /// <summary>The words in order, because parts come in any.</summary>
    private static string[] Lines(IReadOnlyList<object?[]> rows)
        => [.. rows.Select(r => $"{r[0]} {r[1]} " + string.Join(' ', ((string)r[2]!).Split(' ').Order(StringComparer.Ordinal)))];
}
