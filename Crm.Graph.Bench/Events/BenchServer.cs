using System.Text.Json;
using Crm.Graph.Bench.Reads;
using Crm.Graph.Hosting;
using Crm.Graph.Kernel.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Graph.Bench.Events;

/// <summary>The server in this process on a database of its own, with or without what writes events.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    public const string Contact = "C-BENCH";
    public const string Account = "A-BENCH";

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private BenchServer(WebApplication app, DirectoryInfo folder) => (_app, _folder) = (app, folder);

    public IServiceProvider Services => _app.Services;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public int Port => new Uri(Address).Port;

    public static async Task<BenchServer> StartAsync(bool events)
    {
        var folder = Directory.CreateTempSubdirectory("crm-graph-bench-");
        var app = CrmServer.Build([.. ServerProcess.Settings("Sqlite", BenchDatabase.Connection(Path.Combine(folder.FullName, "crm.db"))), "--urls", "http://127.0.0.1:0"], builder =>
        {
            if (!events)
                builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(EventRecorder)));
        });
        await app.Services.PrepareAsync(CancellationToken.None);
        await app.StartAsync();
        var server = new BenchServer(app, folder);
        using var client = new Client(server.Address);
        foreach (var mutation in (string[])[$"createContact(input: {{ code: \"{Contact}\", firstName: \"Anna\", lastName: \"Smith\" }})", $"createAccount(input: {{ contactId: \"{Contact}\", number: \"{Account}\" }})"])
            await client.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { query = $"mutation {{ {mutation} {{ errors {{ code }} }} }}" }));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
