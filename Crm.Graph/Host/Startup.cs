using Crm.Graph.Demo;
using Crm.Graph.Kernel;
using Crm.Graph.Kernel.Storage;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Host;

/// <summary>What happens between the composition of the server and its first request, in this order.</summary>
internal sealed class Startup(
    IServiceProvider services, Migrator migrator, DemoOrganisations demo, IEnumerable<IWarmUp> warmUps, ILogger<Startup> log)
{
    /// <summary>
    /// Where settings and data are looked for: the current folder when it has settings (<c>dotnet run</c> makes that the top of the
    /// repository), else the program's own, so that a published server finds them wherever it is started from.
    /// </summary>
    public static string ContentRoot()
        => File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;

    /// <summary>The settings make sense, and the database is there and of this version.</summary>
    public async Task PrepareStorageAsync(CancellationToken ct)
    {
        services.GetService<IStartupValidator>()?.Validate();
        await migrator.RunAsync(ct);
    }

    /// <summary>Everything is as the first request expects it.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        await PrepareStorageAsync(ct);
        await demo.PrepareAsync(ct);
        foreach (var warmUp in warmUps)
            await warmUp.WarmUpAsync(ct);
    }

    /// <summary>Runs the program; says in a sentence what its operator has to put right, and answers the exit code.</summary>
    public async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OptionsValidationException exception)
        {
            foreach (var failure in exception.Failures)
                log.LogCritical("The settings are wrong: {Failure}", failure);
        }
        catch (StartException exception)
        {
            log.LogCritical("The server cannot start: {Reason}", exception.Message);
        }
        return 1;
    }
}
