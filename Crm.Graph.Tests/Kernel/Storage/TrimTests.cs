using Crm.Graph.Kernel.Storage.Trimming;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Storage;

/// <summary>What nobody needs any more is removed, and nothing else.</summary>
public abstract class TrimTests(Database on)
{
    public sealed class OnSqlite() : TrimTests(Database.Sqlite);

    public sealed class OnPostgreSql() : TrimTests(Database.PostgreSql);

    private const string LongAgo = "2001-01-01";

    [Fact]
    public async Task Ended_sessions_go_with_their_tokens_and_used_tokens_of_open_ones_stay()
    {
        await using var server = await TestServer.StartAsync(on);
        var (stays, goes) = (await server.HireAsync(), await server.HireAsync());
        await server.MutateAsync("refreshToken", new { refreshToken = stays.RefreshToken }, "tokens { accessToken }", key: null);
        await server.DoneAsync("signOut", new { }, "sessions", goes.AccessToken);
        Assert.Equal((2, 3), (await CountAsync(server, "session"), await CountAsync(server, "refresh_token")));

        await TrimAsync(server);

        Assert.Equal((1, 2), (await CountAsync(server, "session"), await CountAsync(server, "refresh_token")));
        Assert.NotNull((await server.QueryAsync("{ me { id } }", key: stays.AccessToken))["me"]);
    }

    [Fact]
    public async Task Answers_that_were_kept_long_enough_and_attempts_that_no_longer_count_go_in_batches()
    {
        await using var server = await TestServer.StartAsync(on);
        var time = on == Database.Sqlite ? "0" : $"'{LongAgo}'";
        var late = on == Database.Sqlite ? "9000000000000" : "'2199-01-01'";
        var blob = on == Database.Sqlite ? "CAST(n AS blob)" : "convert_to(n::text, 'UTF8')";
        var id = on == Database.Sqlite ? "printf('%08X-0000-7000-8000-000000000000', n)" : "(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid";
        var rows = $"WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < {HourlyTrim.Batch * 2 + 7}) ";
        await server.Stored.RowsAsync($"{rows} INSERT INTO idempotent_request (id, name, fingerprint, attempt, locked_until, expires_on) SELECT {id}, {blob}, {blob}, {id}, {time}, {time} FROM r");
        await server.Stored.RowsAsync($"UPDATE idempotent_request SET expires_on = {late} WHERE name IN (SELECT name FROM idempotent_request ORDER BY name LIMIT 3)");
        await server.SignInAsync("nobody@example.com");
        Assert.Equal(1, await CountAsync(server, "attempts"));
        await server.Stored.RowsAsync($"UPDATE attempts SET until = {time}");

        var removed = await TrimAsync(server);

        Assert.Equal(HourlyTrim.Batch * 2 + 4 + 1, removed);
        Assert.Equal((3, 0), (await CountAsync(server, "idempotent_request"), await CountAsync(server, "attempts")));
    }

    private static Task<int> TrimAsync(TestServer server)
        => server.Services.GetRequiredService<HourlyTrim>().TrimAsync(CancellationToken.None);

    private static async Task<int> CountAsync(TestServer server, string table)
        => (int)(long)(await server.Stored.RowsAsync($"SELECT count(*) FROM {table}")).Single()[0]!;
}
