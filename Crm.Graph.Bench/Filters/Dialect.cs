using System.Globalization;
using Crm.Graph.Bench.Raw;

namespace Crm.Graph.Bench.Filters;

/// <summary>How values are written into the SQL of one database.</summary>
/// <param name="Provider">As the server's settings name it.</param>
/// <param name="Tenant">The number of the tenant that is asked about.</param>
internal sealed record Dialect(string Provider, long Tenant)
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

    public string Amount(decimal value)
        => IsSqlite ? ((long)(value * 10_000)).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);

    public string Time(string moment)
        => IsSqlite ? DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) : $"timestamptz '{moment}'";

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
}
