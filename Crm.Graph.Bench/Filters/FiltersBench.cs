using System.Text.Json;
using Crm.Graph.Bench.Load;
using Crm.Graph.Bench.Raw;
using Crm.Graph.Bench.Reads;

namespace Crm.Graph.Bench.Filters;

/// <summary>What filtering costs: ten rule groups and three searches, a page of twenty and how many there are, against SQL that was written by hand for each.</summary>
internal static class FiltersBench
{
    private const string Query = "query($where: RuleGroup, $search: String) { contacts(first: 20, where: $where, search: $search) { nodes { id name } totalCount } }";

    private static readonly RawShape Shape = new("contacts", [new("id", "id", RawKind.Id), new("name", "name")], Take: 20, TotalCount: true);

    public static async Task<int> RunAsync(bool quick, bool check, bool onlyPostgreSql)
    {
        var report = new Report();
        var contacts = BenchDatabase.Contacts(quick);
        if (!onlyPostgreSql)
            await RunAsync(report, new("Sqlite", await BenchDatabase.OnSqliteAsync(contacts)), quick);
        if (await BenchDatabase.OnPostgreSqlAsync(contacts) is { } database)
            await RunAsync(report, new("PostgreSql", database), quick);
        else
            Console.WriteLine($"\nPostgreSQL was not looked at: {BenchDatabase.PostgreSql} does not say where it is");
        return report.End(check);
    }

    private static async Task RunAsync(Report report, (string Provider, string ConnectionString) database, bool quick)
    {
        var dialect = Dialect.Of(database.Provider, database.ConnectionString);
        var plan = new RawPlan(database.Provider, dialect.Connection(database.ConnectionString), [.. FilterQuestion.All.Select(q => ByHand(q, dialect))]);
        var planFile = Path.GetTempFileName();
        plan.Save(planFile);
        await using var real = ServerProcess.StartReal(database.Provider, database.ConnectionString);
        await real.ReadyAsync(ReadsBench.FirstQuery, "/graphql");
        await using var raw = ServerProcess.StartRaw(planFile);
        byte[] nothing = "[]"u8.ToArray();
        await raw.ReadyAsync(nothing, "/0");
        File.Delete(planFile);
        using var client = new Client(real.Address);
        Report.Head(database.Provider);
        for (var i = 0; i < FilterQuestion.All.Count; i++)
        {
            var question = FilterQuestion.All[i];
            var body = JsonSerializer.SerializeToUtf8Bytes(new { query = Query, variables = new { where = question.Where, search = question.Search } });
            await Comparison.CheckAsync(question.Name, client, [body], raw, $"/{i}", [nothing]);
            var (ours, theirs) = await Comparison.MeasureAsync(
                (real, [ClosedLoop.Request("/graphql", ServerProcess.Key, body)]), (raw, [ClosedLoop.Request($"/{i}", ServerProcess.Key, nothing)]),
                Comparison.Rounds(quick));
            report.Row(question.Name, question.LeastOfRaw, ours, theirs, real.Memory(), raw.Memory());
        }
    }

    private static RawScenario ByHand(FilterQuestion question, Dialect dialect)
    {
        var (sql, values) = Dialect.Parameters(question.Sql(dialect));
        var from = $"FROM contact c WHERE c.tenant_id = {dialect.Tenant} AND NOT c.is_deleted AND ({sql})";
        return new(Shape, [new($"SELECT c.id, c.name {from} ORDER BY c.id LIMIT 20", values), new($"SELECT count(*) {from}", values)]);
    }
}
