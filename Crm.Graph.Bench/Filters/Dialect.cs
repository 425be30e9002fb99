using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Crm.Graph.Bench.Raw;
using Crm.Graph.Kernel.Storage.PostgreSql;

namespace Crm.Graph.Bench.Filters;

/// <summary>How values are written into the SQL of one database.</summary>
/// <param name="Provider">As the server's settings name it.</param>
/// <param name="Tenant">The number of the tenant that is asked about.</param>
internal sealed partial record Dialect(string Provider, long Tenant)
{
    private bool IsSqlite => Provider == "Sqlite";

    /// <summary>Finds out which tenant the demo data was made for: the one with the most contacts.</summary>
    public static Dialect Of(string provider, string connectionString)
    {
        using var connection = RawPlan.Open(provider, connectionString);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT tenant_id FROM contact GROUP BY tenant_id ORDER BY count(*) DESC LIMIT 1";
        return new(provider, Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture));
    }

    /// <summary>As the server connects: a statement is planned for its values.</summary>
    public string Connection(string connectionString) => IsSqlite ? connectionString : PostgreSqlSource.Connection(connectionString);

    /// <summary>A condition with its texts as parameters: who answers whatever is asked has no statement for each value.</summary>
    public static (string Sql, IReadOnlyList<RawParameter> Values) Parameters(string condition)
    {
        var values = new List<RawParameter>();
        var sql = Texts().Replace(condition, text =>
        {
            values.Add(new($"@p{values.Count}", JsonSerializer.SerializeToElement(text.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal)), -1, false));
            return values[^1].Name;
        });
        return (sql, values);
    }

    public string Amount(decimal value)
        => IsSqlite ? ((long)(value * 10_000)).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);

    public string Time(string moment)
        => IsSqlite ? DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) : $"'{moment}'::timestamptz";

    public string Contains(string column, string text) => IsSqlite ? $"instr({column}, '{text}') > 0" : $"{column} LIKE '%{text}%'";

    /// <summary>The condition that a contact is found by the beginnings of words: the index of all tenants, asked for those of this one.</summary>
    public string Words(string id, string[] words)
    {
        var scope = $"_{Tenant}contact";
        return IsSqlite
            ? $"""
               {id} IN (SELECT e.id FROM search_index s JOIN search_entry e ON e.number = s.rowid
                 WHERE s.search_index MATCH '"{scope}" AND {string.Join(" AND ", words.Select(w => $"\"{w}\"*"))}')
               """
            : $"{id} IN (SELECT e.id FROM search_entry e WHERE e.lexemes @@ '''{scope}'' & {string.Join(" & ", words.Select(w => $"''{w}'':*"))}'::tsquery)";
    }

    [GeneratedRegex("'((?:[^']|'')*)'")]
    private static partial Regex Texts();
}
