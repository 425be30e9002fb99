using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Reading;

/// <summary>A statement does not outlive the request that it is for.</summary>
public sealed class CancellationTests
{
    /// <summary>In the place of the contacts: each of them, once for every number there is.</summary>
    private const string Endless = """
        ALTER TABLE contact RENAME TO few;
        CREATE VIEW contact AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT few.* FROM n, few;
        """;

    [Fact]
    public async Task A_request_whose_time_is_over_stops_its_statement_and_the_connection_is_as_good_as_new()
    {
        await using var server = await StartAsync("--Transport:Timeout", "00:00:03");
        var answer = await server.SendAsync("{ contacts { totalCount } }");
        Assert.Equal("TOO_EXPENSIVE", (string)answer["errors"]![0]!["extensions"]!["code"]!);
        Assert.Equal(0, (int)(await server.QueryAsync("{ accounts { totalCount } }"))["accounts"]!["totalCount"]!);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_stops_its_statement()
    {
        var server = await StartAsync("--Transport:Timeout", "01:00:00");
        server.Statements.Take();
        using var hangUp = new CancellationTokenSource();
        using var content = new StringContent("""{"query":"{ contacts { totalCount } }"}""", System.Text.Encoding.UTF8, "application/json");
        content.Headers.Add("api_key", TestServer.Key);
        var asking = server.Http.PostAsync(new Uri("/graphql", UriKind.Relative), content, hangUp.Token);
        await Eventually.HoldsAsync(() => server.Statements.Take().Count > 0);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await server.DisposeAsync(); // waits for what still runs, which without an end would be for ever
    }

    private static async Task<TestServer> StartAsync(params string[] settings)
    {
        var server = await TestServer.StartAsync(settings: settings);
        await server.DoneAsync("createContact", new { firstName = "Ada", lastName = "Lovelace" }, "contact { id }");
        var options = server.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        await using var connection = new SqliteConnection(options.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Endless;
        await command.ExecuteNonQueryAsync();
        return server;
    }
}
