using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Crm.Graph.Bench.Reads;

/// <summary>A server that runs as a process of its own, looked at from outside.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    public const string Key = "sk_test_demo";

    /// <summary>What the kernel counts processor time in: USER_HZ, 100 a second on every Linux there is.</summary>
    private const double TicksPerSecond = 100;

    private readonly Process _process;

    private ServerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>The settings that the real server is started with.</summary>
    public static string[] Settings(string provider, string connectionString, int contacts = 0) =>
    [
        "--environment", "Development", "--Logging:LogLevel:Default", "Warning",
        "--Database:Provider", provider, "--Database:ConnectionString", connectionString,
        "--Demo:Contacts", contacts.ToString(CultureInfo.InvariantCulture), "--Demo:Scope", "ContactsAndAccounts",
        "--Limits:RequestsPerSecond", "0", "--Limits:AnonymousPerSecond", "0",
    ];

    /// <summary>The same for one server on a file, or for several that share the PostgreSQL of <c>CRM_TEST_POSTGRES</c> and the Redis of <c>CRM_TEST_REDIS</c>.</summary>
    /// <param name="folder">Where the file and the keys are.</param>
    /// <param name="database">The name of the database.</param>
    public static string[] SharedSettings(string folder, string database, int servers)
    {
        string[] With(string provider, string connection) => [.. Settings(provider, connection), "--Identity:KeysFolder", Path.Combine(folder, "keys")];
        if (Environment.GetEnvironmentVariable("CRM_TEST_POSTGRES") is not { Length: > 0 } postgres)
        {
            return servers == 1
                ? With("Sqlite", BenchDatabase.Connection(Path.Combine(folder, "crm.db")))
                : throw new InvalidOperationException("several servers need CRM_TEST_POSTGRES");
        }
        var shared = With("PostgreSql", $"{postgres};Database={database}");
        return Environment.GetEnvironmentVariable("CRM_TEST_REDIS") is { Length: > 0 } redis ? [.. shared, "--Backplane:Redis", redis] : shared;
    }

    public static ServerProcess StartReal(string provider, string connectionString, int contacts = 0)
    {
        var port = FreePort();
        return new(Start("Crm.Graph.dll", [.. Settings(provider, connectionString, contacts), "--urls", $"http://127.0.0.1:{port}"]), port);
    }

    public static ServerProcess StartAt(int port, string[] settings)
        => new(Start("Crm.Graph.dll", [.. settings, "--urls", $"http://127.0.0.1:{port}"]), port);

    /// <summary>The same on a clock whose days pass when they are told to: <see cref="Money.MoneyServer"/>.</summary>
    public static ServerProcess StartMoney(int port, string clock, string[] settings)
        => new(Start("Crm.Graph.Bench.dll", ["money-server", clock, .. settings, "--urls", $"http://127.0.0.1:{port}"]), port);

    /// <summary>Posting to wallets as somebody would write it by hand: <see cref="Journals.HandWrittenServer"/>.</summary>
    public static ServerProcess StartHandWritten(string provider, string connectionString)
    {
        var port = FreePort();
        return new(Start("Crm.Graph.Bench.dll", ["hand-written", provider, connectionString, $"http://127.0.0.1:{port}"]), port);
    }

    public static ServerProcess StartRaw(string plan)
    {
        var port = FreePort();
        return new(Start("Crm.Graph.Bench.dll", ["raw", plan, $"http://127.0.0.1:{port}"]), port);
    }

    /// <summary>An endpoint of ASP.NET Core that answers these bytes, whatever is asked.</summary>
    public static ServerProcess StartBare(string answer)
    {
        var port = FreePort();
        return new(Start("Crm.Graph.Bench.dll", ["bare", answer, $"http://127.0.0.1:{port}"]), port);
    }

    /// <summary>A program for Node.js that takes the port to listen on.</summary>
    public static ServerProcess StartNode(string script)
    {
        var port = FreePort();
        return new(StartProgram("node", [script, port.ToString(CultureInfo.InvariantCulture)]), port);
    }

    /// <summary>What is no server at all: <see cref="Wire.HostileCallers"/> of one.</summary>
    /// <param name="kind">One of <see cref="Wire.HostileCallers.Kinds"/>, or null: all of them.</param>
    public static ServerProcess StartHostile(int port, string? kind = null)
        => new(Start("Crm.Graph.Bench.dll", ["hostile", port.ToString(CultureInfo.InvariantCulture), .. kind is null ? Array.Empty<string>() : [kind]]), port);

    /// <summary>Asks until there is an answer, and says how long after the start of the process that was.</summary>
    public async Task<TimeSpan> ReadyAsync(byte[] body, string path)
    {
        var watch = Stopwatch.StartNew();
        using var client = new Client(Address);
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"the server ended with {_process.ExitCode}");
            try
            {
                await client.SendAsync(body, path);
                return watch.Elapsed;
            }
            catch (HttpRequestException) when (watch.Elapsed < TimeSpan.FromMinutes(10))
            {
                await Task.Delay(5);
            }
        }
    }

    /// <summary>Processor time so far, of the program and of the kernel on its behalf.</summary>
    public TimeSpan ProcessorTime()
    {
        // The second field may hold spaces; it ends at the last bracket. utime and stime are fields 14 and 15.
        var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    /// <summary>Resident memory in MB.</summary>
    public double Memory()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(string program, string[] arguments) => StartProgram(
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
        [Path.Combine(AppContext.BaseDirectory, program), .. arguments]);

    private static Process StartProgram(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
