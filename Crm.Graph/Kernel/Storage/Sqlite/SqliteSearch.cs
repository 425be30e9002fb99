using System.Linq.Expressions;
using Crm.Graph.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>A row of the full-text index: the number of an entry.</summary>
public sealed class SqliteSearchRow
{
    public int Number { get; private set; }
}

/// <summary>Full text by FTS5, over the text that is stored in the entries.</summary>
internal sealed class SqliteSearch : IndexSyntax
{
    public const string Index = "search_index";
    private const string Added = "search_entry_added";

    /// <summary>
    /// The index and what keeps it up. Tokens are what stands between spaces, because the words are made here: the tokenizer "ascii" takes
    /// everything beyond ASCII for letters.
    /// </summary>
    private static readonly (string Name, string Sql)[] Objects =
    [
        (Index, $"""CREATE VIRTUAL TABLE {Index} USING fts5(text, content='search_entry', content_rowid='number', tokenize="ascii tokenchars '_'", prefix='1 2 3', detail=none, columnsize=0)"""),
        (Added, $"CREATE TRIGGER {Added} AFTER INSERT ON search_entry BEGIN INSERT INTO {Index}(rowid, text) VALUES (new.number, new.text); END"),
        ("search_entry_removed", $"CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN INSERT INTO {Index}({Index}, rowid, text) VALUES ('delete', old.number, old.text); END"),
        ("search_entry_changed", $"CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN INSERT INTO {Index}({Index}, rowid, text) VALUES ('delete', old.number, old.text); INSERT INTO {Index}(rowid, text) VALUES (new.number, new.text); END"),
    ];

    protected override string And => " AND ";

    protected override string Or => " OR ";

    /// <summary>Makes the index, or makes it anew where it is another one than this. At start and not by a migration, because tables that a migration rebuilds lose their triggers.</summary>
    public static async Task MakeAsync(CrmDb db, CancellationToken ct)
    {
        var there = await db.Database.SqlQueryRaw<string>("SELECT sql AS \"Value\" FROM sqlite_master WHERE sql IS NOT NULL").ToListAsync(ct);
        if (Objects.All(o => there.Contains(o.Sql)))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var (name, _) in Objects.Reverse())
            await RunAsync(db, name == Index ? $"DROP TABLE IF EXISTS {name}" : $"DROP TRIGGER IF EXISTS {name}", ct);
        foreach (var (_, sql) in Objects)
            await RunAsync(db, sql, ct);
        await RunAsync(db, $"INSERT INTO {Index}({Index}) VALUES ('rebuild')", ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>
    /// Stops indexing of what is added, until <see cref="CatchUpAsync"/> in the same transaction: each statement makes a piece of the
    /// index of its own, and to merge 200,000 of them takes minutes. Answers the last entry that is indexed.
    /// </summary>
    public static int HoldOff(CrmDb db)
    {
        db.Database.ExecuteSqlRaw($"DROP TRIGGER {Added}");
        return db.Database.SqlQueryRaw<int>("SELECT coalesce(max(number), 0) AS \"Value\" FROM search_entry").Single();
    }

    /// <summary>Indexes in one statement what was added since.</summary>
    public static async Task CatchUpAsync(CrmDb db, int last, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync($"INSERT INTO {Index}(rowid, text) SELECT number, text FROM search_entry WHERE number > {{0}}", [last], ct);
        await RunAsync(db, Objects.Single(o => o.Name == Added).Sql, ct);
    }

    protected override string Word(string word) => $"\"{word}\"";

    protected override string Prefix(string word) => $"\"{word}\"*";

    protected override Expression<Func<string, IQueryable<Guid>>> Ids(CrmDb db)
    {
        var sqlite = (SqliteCrmDb)db;
        return query => sqlite.SearchIndex(query).Join(sqlite.Set<SearchEntry>(), row => row.Number, entry => entry.Number, (row, entry) => entry.Id);
    }

    private static Task<int> RunAsync(CrmDb db, string sql, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(sql, ct);
}
