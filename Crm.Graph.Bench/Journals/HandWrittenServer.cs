using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Graph.Bench.Journals;

/// <summary>The baseline: Kestrel without routing in front of <see cref="HandWrittenLedger"/>. No keys, no tenancy, no GraphQL.</summary>
internal static class HandWrittenServer
{
    public static async Task RunAsync(string provider, string connectionString, string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        var idle = new ConcurrentBag<HandWrittenLedger>();
        // SQLite has one writer: those who wait for each other here do not wait in the driver, which would poll.
        using var turns = provider == "Sqlite" ? new SemaphoreSlim(1) : null;
        app.Run(async http =>
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body);
            var (wallet, isCredit, amount) = (body.RootElement.GetProperty("wallet").GetString()!, body.RootElement.GetProperty("credit").GetBoolean(), body.RootElement.GetProperty("amount").GetDecimal());
            if (turns is not null)
                await turns.WaitAsync();
            (Guid Id, int Number, decimal BalanceAfter) posted;
            try
            {
                if (!idle.TryTake(out var ledger))
                    ledger = new HandWrittenLedger(provider, connectionString);
                posted = ledger.Post(wallet, isCredit, amount);
                idle.Add(ledger);
            }
            finally
            {
                turns?.Release();
            }
            var answer = JsonSerializer.SerializeToUtf8Bytes(new { data = new { id = posted.Id, number = posted.Number, balanceAfter = posted.BalanceAfter } });
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = answer.Length;
            await http.Response.BodyWriter.WriteAsync(answer);
        });
        await app.RunAsync();
    }
}
