using System.Data.Common;
using System.Text.Json;
using Crm.Graph.Bench.Raw;
using Crm.Graph.Hosting;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Storage.Sqlite;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Graph.Bench.Reads;

/// <summary>Runs the server in this process, once, to learn what it sends to the database.</summary>
internal static class Capture
{
    /// <summary>What the raw baseline needs to do the same, and the body of each request to it.</summary>
    public static async Task<(RawPlan Plan, List<byte[][]> Bodies)> RunAsync(string database, IReadOnlyList<Scenario> scenarios)
    {
        var seen = new Seen();
        await using var app = CrmServer.Build([.. ServerProcess.Settings("Sqlite", BenchDatabase.Connection(database)), "--urls", "http://127.0.0.1:0"], builder =>
            builder.Services.AddSingleton<ReadConnections>(new Spy(new SqliteReadConnections(BenchDatabase.Connection(database)), seen)));
        await app.Services.PrepareAsync(CancellationToken.None);
        await app.StartAsync();
        using var http = new Client(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var plan = new List<RawScenario>();
        var bodies = new List<byte[][]>();
        foreach (var scenario in scenarios)
        {
            var requests = new List<List<Statement>>();
            foreach (var variables in scenario.Variables)
            {
                seen.Statements.Clear();
                await http.SendAsync(scenario.Body(variables));
                requests.Add([.. seen.Statements]);
            }
            var (raw, values) = Compare(scenario.Shape, requests);
            plan.Add(raw);
            bodies.Add(values);
        }
        return (new RawPlan("Sqlite", $"{BenchDatabase.Connection(database)};Pooling=False", plan), bodies);
    }

    /// <summary>The statements are the same for all requests; which of their values are not, each request has to say.</summary>
    private static (RawScenario, byte[][]) Compare(RawShape shape, List<List<Statement>> requests)
    {
        if (requests.Exists(r => !r.Select(s => s.Sql).SequenceEqual(requests[0].Select(s => s.Sql))))
            throw new InvalidOperationException($"the requests of {shape.Root} send different statements");
        var given = new List<(int Statement, int Parameter)>();
        var statements = requests[0].Select((first, s) => new RawStatement(first.Sql, [.. first.Parameters.Select((parameter, p) =>
        {
            var isParents = s > 0 && parameter.Value is string text && text.StartsWith("[\"", StringComparison.Ordinal);
            var varies = !isParents && requests.Exists(r => !Equals(r[s].Parameters[p].Value, parameter.Value));
            if (varies)
                given.Add((s, p));
            return new RawParameter(parameter.Name, JsonSerializer.SerializeToElement(parameter.Value), varies ? given.Count - 1 : -1, isParents);
        })])).ToList();
        var bodies = requests.Select(r => JsonSerializer.SerializeToUtf8Bytes(given.Select(g => r[g.Statement].Parameters[g.Parameter].Value)));
        return (new(shape, statements), [.. bodies]);
    }

    private sealed record Statement(string Sql, List<(string Name, object? Value)> Parameters);

    private sealed class Seen
    {
        public List<Statement> Statements { get; } = [];
    }

    /// <summary>Passes everything on and looks at the commands that were run.</summary>
    private sealed class Spy(ReadConnections inner, Seen seen) : ReadConnections
    {
        public override async ValueTask<ReadConnection> OpenAsync(CancellationToken ct) => new Connection(await inner.OpenAsync(ct), seen);

        private sealed class Connection(ReadConnection inner, Seen seen) : ReadConnection
        {
            public override DbCommand Command(object statement) => inner.Command(statement);

            public override ValueTask FreezeAsync(CancellationToken ct) => inner.FreezeAsync(ct);

            public override ValueTask ReleaseAsync(DbCommand command)
            {
                seen.Statements.Add(new(command.CommandText, [.. command.Parameters.Cast<SqliteParameter>().Select(p => (p.ParameterName, Stored(p.Value)))]));
                return inner.ReleaseAsync(command);
            }

            public override ValueTask DisposeAsync() => inner.DisposeAsync();

            /// <summary>As the driver stores it.</summary>
            private static object? Stored(object? value) => value is Guid id ? id.ToString().ToUpperInvariant() : value;
        }
    }
}
