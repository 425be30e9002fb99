using Crm.Graph.Kernel.Storage.PostgreSql;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Storage;

/// <summary>How connections to PostgreSQL are set up.</summary>
public sealed class PostgreSqlSourceTests
{
    [Fact]
    public void Statements_are_kept_prepared_and_planned_for_their_values()
    {
        var connection = new NpgsqlConnectionStringBuilder(PostgreSqlSource.Connection("Host=db;Database=crm"));
        Assert.Equal((200, 2, true), (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages, connection.NoResetOnClose));
        Assert.Equal("-c plan_cache_mode=force_custom_plan", connection.Options);
        Assert.Equal("Crm.Graph", connection.ApplicationName);
    }

    [Theory]
    [InlineData("Max Auto Prepare=0;Options=-c statement_timeout=9;No Reset On Close=false;Application Name=Mine")]
    [InlineData("maxautoprepare=0;options=-c statement_timeout=9;NoResetOnClose=false;ApplicationName=Mine")]
    public void What_the_operator_says_stays(string said)
    {
        var connection = new NpgsqlConnectionStringBuilder(PostgreSqlSource.Connection("Host=db;" + said));
        Assert.Equal((0, "-c statement_timeout=9", false, "Mine"), (connection.MaxAutoPrepare, connection.Options, connection.NoResetOnClose, connection.ApplicationName));
    }

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class InTheServer(TestServer.OnPostgreSql server)
    {
        [Fact]
        public async Task A_list_that_is_asked_for_again_is_prepared()
        {
            for (var i = 0; i < 5; i++)
                await server.QueryAsync("{ contacts(first: 3) { nodes { id name companyName } } }");
            await using var connection = await server.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
            await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_prepared_statements", connection);
            Assert.NotEqual(0L, await command.ExecuteScalarAsync());
        }
    }
}
