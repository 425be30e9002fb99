using Crm.Graph.Demo;
using Crm.Graph.Kernel;
using Crm.Graph.Kernel.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Hosting;

/// <summary>What happens between the composition of the server and its first request.</summary>
internal static class Startup
{
    /// <summary>
    /// Where settings and data are looked for: the current folder when it has settings (<c>dotnet run</c> makes that the top of the
    /// repository), else the program's own, so that a published server finds them wherever it is started from.
    /// </summary>
    public static string ContentRoot()
        => File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;

    /// <summary>The database is there and of this version.</summary>
    public static Task PrepareStorageAsync(this IServiceProvider services, CancellationToken ct)
        => services.GetRequiredService<Migrator>().RunAsync(ct);

    /// <summary>Everything is as the first request expects it.</summary>
    public static async Task PrepareAsync(this IServiceProvider services, CancellationToken ct)
    {
        await services.PrepareStorageAsync(ct);
        if (await services.GetRequiredService<DemoOrganisations>().PrepareAsync(ct) is var (main, other))
            await services.GetRequiredService<DemoRecords>().FillAsync(main, other, ct);
        foreach (var warmUp in services.GetServices<IWarmUp>())
            await warmUp.WarmUpAsync(ct);
    }

    /// <summary>Runs the program; of what its operator can put right it says a sentence each. Answers the exit code.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> run, TextWriter errors)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (Sentences(exception) is { } sentences)
        {
            foreach (var sentence in sentences)
                await errors.WriteLineAsync(sentence);
            return 1;
        }
    }

    private static IEnumerable<string>? Sentences(Exception exception) => exception switch
    {
        OptionsValidationException options => options.Failures,
        AggregateException { InnerExceptions: var several } when several.All(e => e is OptionsValidationException)
            => several.Cast<OptionsValidationException>().SelectMany(e => e.Failures),
        StartException => [exception.Message],
        IOException { InnerException: AddressInUseException } => [$"{exception.Message} Another Urls can be set, for example by ASPNETCORE_URLS."],
        _ => null,
    };
}
