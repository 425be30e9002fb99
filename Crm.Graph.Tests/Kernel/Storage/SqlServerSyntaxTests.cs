using System.Text.Json.Nodes;
using Crm.Graph.Hosting;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Kernel.Storage.SqlServer;
using Crm.Graph.Tests.Kernel.Filtering;
using Crm.Graph.Tests.Kernel.Reading;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Storage;

/// <summary>What would be sent to a SQL Server, read by Microsoft's own parser of T-SQL: no such server can be had where tests run.</summary>
[Collection(ReadingTests.Name)]
public sealed class SqlServerSyntaxTests(ReadingServer.OnSqlite reading) : IDisposable
{
    private readonly SqlServerCrmDb _db = new DesignTimeDb.SqlServer().CreateDbContext([]);

    public void Dispose() => _db.Dispose();

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_migrations_are_T_SQL(MigrationsSqlGenerationOptions options)
    {
        var script = _db.GetService<IMigrator>().GenerateScript(options: options);
        Assert.Contains("CREATE TABLE [contact]", script, StringComparison.Ordinal);
        AssertParsed(script);
    }

    [Fact]
    public void The_numbers_of_events_are_taken_in_T_SQL()
        => AssertParsed($"{_db.NextEvents.Take}; INSERT INTO log_event (tenant_id, sequence) VALUES (@tenant, {_db.NextEvents.Last} - 1)");

    [Fact]
    public Task Random_rules_on_contacts_are_T_SQL() => AssertParsedAsync("contacts", new RandomRules(new KnownFields(reading.Data).Contacts, reading.Data.Contacts));

    [Fact]
    public Task Random_rules_on_accounts_are_T_SQL() => AssertParsedAsync("accounts", new RandomRules(new KnownFields(reading.Data).Accounts, reading.Data.Accounts));

    private async Task AssertParsedAsync(string list, RandomRules rules)
    {
        _db.Caller = reading.Caller;
        var definitions = await reading.Server.Services.GetRequiredService<IFieldDefinitions>().AllAsync(reading.Caller, CancellationToken.None);
        rules.Groups().Sample(group =>
        {
            foreach (var sql in Statements(list, group.ToJson(), definitions))
                AssertParsed(sql);
        }, iter: 150, threads: 1);
    }

    /// <summary>The statements of a list with this filter: its rows from a cursor on, its total, groups with buckets of dates, and the accounts or contacts of each record.</summary>
    private IEnumerable<string> Statements(string list, JsonObject where, IReadOnlyList<FieldDefinition> definitions)
    {
        var catalogue = _db.Catalogues.Of(list == "contacts" ? typeof(Crm.Graph.Contacts.Model.Contact) : typeof(Crm.Graph.Accounts.Model.Account));
        var many = catalogue.Find(list == "contacts" ? "accounts" : "contacts")!;
        var mappings = new TypeMappings(_db);
        var level = Binder(definitions).Bind(Request(catalogue, many, new(RuleParser.Parse(RuleGroupTexts.Read(new RuleGroupText(where.ToJsonString()))), [new("dateCreated")], PageRequest.From(20, null, null, null, null, null), Search: "maria 00 99 123")));
        return Sql(new Planner(_db, mappings, new Columns(mappings, _db.WriterOf)).Make(level));
    }

    private LevelBinder Binder(IReadOnlyList<FieldDefinition> definitions) => new(
        new Vocabulary(_db.Catalogues, reading.Caller, definitions), reading.Caller, ReadingServer.Now,
        new Dictionary<string, RuleGroup>(), SqlServerBuckets.ZoneId, new SqlServerSearch());

    private ReadList Request(FieldCatalogue catalogue, CatalogueField many, ListArguments arguments)
    {
        var values = new Selection(catalogue, [.. catalogue.Fields.Where(f => f.Kind == FieldKind.Value).Select(f => new SelectedValue(f.Name, f)), Nested(many)]);
        var groups = new SelectedAggregate("aggregate", new([new("dateCreated", DateBucket.Week), new("isDeleted")], ["version", "dateCreated"], [new(AggregateOrderBy.Avg, "version")], 5),
            [new SelectedCount("count"), new SelectedKeys("keys", [new SelectedKeyFact("value", KeyFact.Value)]),
             new SelectedValues("values", [new SelectedValueFact("sum", ValueFact.Sum), new SelectedValueFact("avg", ValueFact.Avg), new SelectedValueFact("min", ValueFact.Min)])]);
        return new(new ConnectionSelection(catalogue, [new SelectedNodes("nodes", values), new SelectedTotal("totalCount"), groups]), arguments);
    }

    private SelectedMany Nested(CatalogueField many)
    {
        var catalogue = _db.Catalogues.Of(many.Type);
        return new("nested", many, new ConnectionSelection(catalogue, [new SelectedNodes("nodes", new Selection(catalogue, [new SelectedValue("id", catalogue.Find("id")!)])), new SelectedTotal("totalCount")]),
            new(RuleGroup.Everything, null, PageRequest.From(5, null, null, null, null, null)));
    }

    private static IEnumerable<string> Sql(Plan plan)
        => new[] { plan.Rows?.Sql, plan.Total?.Sql }.OfType<string>().Concat(plan.Aggregates.Select(a => a.Statement.Sql)).Concat(plan.Children.SelectMany(Sql));

    private static void AssertParsed(string sql)
    {
        new TSql170Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.True(errors.Count == 0, $"{string.Join("; ", errors.Select(e => $"{e.Line}:{e.Column} {e.Message}"))}\n{sql}");
    }
}
