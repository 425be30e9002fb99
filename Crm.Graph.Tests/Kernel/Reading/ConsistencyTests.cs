using Crm.Graph.Kernel.Reading;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Reading;

/// <summary>The statements of one list see one and the same state, whatever is written between them.</summary>
public abstract class ConsistencyTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : ConsistencyTests(Database.Sqlite);

    public sealed class OnPostgreSql() : ConsistencyTests(Database.PostgreSql);

    private readonly BetweenStatements _between = new();
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(on, b => b.Services.AddSingleton<IStatementObserver>(_between));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_contact_that_is_created_between_the_rows_and_the_total_is_in_neither()
    {
        await CreateAsync();
        _between.Do = () => CreateAsync().GetAwaiter().GetResult();
        var contacts = (await _server.QueryAsync("{ contacts { nodes { id } totalCount } }"))["contacts"]!;
        Assert.Null(_between.Do);
        Assert.Equal((1, 1), (contacts["nodes"]!.AsArray().Count, (int)contacts["totalCount"]!));
        Assert.Equal(2, (int)(await _server.QueryAsync("{ contacts { totalCount } }"))["contacts"]!["totalCount"]!);
    }

    private async Task CreateAsync() => await _server.QueryAsync("mutation { createContact(input: { firstName: \"A\", lastName: \"B\" }) { errors { code } } }");

    /// <summary>Does something once, before rows are counted.</summary>
    private sealed class BetweenStatements : IStatementObserver
    {
        public Action? Do { get; set; }

        public void Sending(string sql)
        {
            if (Do is not { } work || !sql.StartsWith("SELECT COUNT", StringComparison.Ordinal))
                return;
            Do = null;
            work();
        }
    }
}
