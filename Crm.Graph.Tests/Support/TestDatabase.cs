using System.Data.Common;

namespace Crm.Graph.Tests.Support;

/// <summary>The kinds of database that behaviour is tested on.</summary>
public enum Database
{
    Sqlite,
    PostgreSql,
}

/// <summary>A database of a test's own: new, migrated unless the test wants to see that happen, and gone afterwards.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>The tables that hold what an organisation's tenants share; what points at another one comes before it.</summary>
    public static readonly IReadOnlyList<string> OrganisationTables = ["team_member", "team", "user", "role"];

    private readonly TemporaryFolder _keys = new();

    /// <summary>What the settings call its kind.</summary>
    public abstract string Provider { get; }

    public abstract string ConnectionString { get; }

    /// <summary>The settings of a server on this database.</summary>
    internal (string Key, string Value)[] Settings =>
    [
        ("Database:Provider", Provider), ("Database:ConnectionString", ConnectionString),
        ("Identity:KeysFolder", _keys.Path), ("Identity:PasswordIterations", "1000"),
    ];

    /// <summary>The same, as arguments of the program.</summary>
    internal IEnumerable<string> Arguments => Settings.SelectMany(s => (string[])["--" + s.Key, s.Value]);

    /// <summary>Whether there is a server for it; where there is none, its tests are skipped.</summary>
    public static bool IsThere(Database on) => on == Database.Sqlite || PostgreSqlTestDatabase.IsMissing is null;

    /// <summary>Copied from one that was migrated once: that takes a fraction of the time.</summary>
    public static async Task<TestDatabase> CreateAsync(Database on) => on == Database.Sqlite
        ? await SqliteTestDatabase.CreateAsync()
        : await PostgreSqlTestDatabase.CreateAsync();

    /// <summary>One that a first start has yet to make.</summary>
    public static TestDatabase NotYet(Database on) => on == Database.Sqlite ? new SqliteTestDatabase() : new PostgreSqlTestDatabase();

    /// <summary>A connection of its own, for looking past the server at what is stored.</summary>
    public abstract Task<DbConnection> OpenAsync();

    /// <summary>The names of all tables.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync() => [.. (await RowsAsync(TableNames)).Select(row => (string)row[0]!)];

    /// <summary>The tables that hold rows of tenants.</summary>
    public async Task<IReadOnlyList<string>> TenantTablesAsync() => [.. (await RowsAsync(TenantTableNames)).Select(row => (string)row[0]!)];

    /// <summary>What a statement answers.</summary>
    public async Task<IReadOnlyList<object?[]>> RowsAsync(string sql)
    {
        await using var connection = await OpenAsync();
        return await RowsAsync(connection, sql);
    }

    /// <summary>Every row of every table as a line of text, whoever it belongs to.</summary>
    public async Task<IReadOnlyList<string>> DumpAsync()
    {
        await using var connection = await OpenAsync();
        return await LinesAsync(connection, [.. (await RowsAsync(connection, TableNames)).Select(row => (string)row[0]!)]);
    }

    /// <summary>Every row of these tables as a line of text.</summary>
    protected virtual async Task<IReadOnlyList<string>> LinesAsync(DbConnection connection, IReadOnlyList<string> tables)
    {
        var lines = new List<string>();
        foreach (var table in tables)
            lines.AddRange((await RowsAsync(connection, $"SELECT * FROM \"{table}\" ORDER BY 1")).Select(row => table + ": " + string.Join(" | ", row)));
        return lines;
    }

    protected static async Task<IReadOnlyList<object?[]>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i))]);
        return rows;
    }

    /// <summary>Takes away all that a tenant has; what is pointed at goes after what points at it.</summary>
    /// <param name="keeps">The tables whose rows stay.</param>
    public async Task DeleteAsync(int tenant, params string[] keeps)
    {
        // As if it had been kept long enough: the database lets nothing else go.
        await RowsAsync("UPDATE audit_limit SET removable_until = (SELECT max(occurred_on) FROM audit_entry)");
        var tables = (await TenantTablesAsync()).Except(keeps).ToList();
        while (tables.Count > 0)
        {
            var left = new List<string>();
            foreach (var table in tables)
            {
                try
                {
                    await RowsAsync($"DELETE FROM \"{table}\" WHERE tenant_id = {tenant}");
                }
                catch (DbException) when (tables.Count > 1)
                {
                    left.Add(table);
                }
            }
            if (left.Count == tables.Count)
                throw new InvalidOperationException($"{string.Join(", ", left)} point at each other");
            tables = left;
        }
    }

    /// <summary>Takes away the users and roles of an organisation.</summary>
    public async Task DeleteOrganisationAsync(Guid organisation)
    {
        foreach (var table in OrganisationTables)
            await RowsAsync($"DELETE FROM \"{table}\" WHERE organisation_id = {Literal(organisation)}");
    }

    /// <summary>An id as a statement says it; SQLite stores it in capitals.</summary>
    public static string Literal(Guid id) => $"'{id.ToString().ToUpperInvariant()}'";

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        _keys.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask DropAsync();

    protected abstract string TableNames { get; }

    protected abstract string TenantTableNames { get; }
}
