using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.Graph.Bench.Raw;

/// <summary>What the raw baseline does: its statements, and how their rows become the very same JSON as the server's.</summary>
/// <param name="Provider">The database, as the server's settings name it.</param>
/// <param name="ConnectionString">How the plain driver connects to it.</param>
/// <param name="Scenarios">What can be asked.</param>
internal sealed record RawPlan(string Provider, string ConnectionString, IReadOnlyList<RawScenario> Scenarios)
{
    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this));

    public DbConnection Open() => Open(Provider, ConnectionString);

    public static DbConnection Open(string provider, string connectionString)
    {
        DbConnection connection = provider == "Sqlite" ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
        connection.Open();
        return connection;
    }

    public static RawPlan Load(string path) => JsonSerializer.Deserialize<RawPlan>(File.ReadAllText(path))!;
}

internal sealed record RawScenario(RawShape Shape, IReadOnlyList<RawStatement> Statements);

internal sealed record RawStatement(string Sql, IReadOnlyList<RawParameter> Parameters);

/// <param name="Name">Its name in the SQL.</param>
/// <param name="Fixed">Its value, where that is always the same.</param>
/// <param name="Given">Where the request has its value; -1 when it has not.</param>
/// <param name="IsParents">Whether it is the ids of the rows above, as SQLite reads lists.</param>
internal sealed record RawParameter(string Name, JsonElement Fixed, int Given, bool IsParents);

/// <param name="Root">The name of the field.</param>
/// <param name="Fields">What is written of each row.</param>
/// <param name="IsList">Whether the rows stand in a connection.</param>
/// <param name="Take">How many rows are written; one more is read.</param>
/// <param name="HasNextPage">Whether the answer says if there are more.</param>
/// <param name="Nested">A list in each row.</param>
/// <param name="TotalCount">Whether the last statement counts all that match, and the answer says so.</param>
/// <param name="IsRows">Whether the rows of each statement are written one after the other, without names.</param>
internal sealed record RawShape(
    string Root, IReadOnlyList<RawField> Fields, bool IsList = true, int Take = 1, bool HasNextPage = false, RawNested? Nested = null,
    bool TotalCount = false, bool IsRows = false);

internal sealed record RawNested(string Name, IReadOnlyList<RawField> Fields);

internal sealed record RawField(string Name, string Column, RawKind Kind = RawKind.Text);

internal enum RawKind { Text, Id, Time, Amount }
