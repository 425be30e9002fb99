using Crm.Graph.Hosting;
using Crm.Graph.Wallets.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Graph.Bench.Money;

/// <summary>The real server on a <see cref="DayClock"/>. It looks for what has expired all the time instead of once an hour: days pass in seconds.</summary>
internal static class MoneyServer
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync(string clock, string[] settings)
    {
        using var days = new DayClock(clock);
        await using var app = CrmServer.Build(settings, builder => builder.Services.AddSingleton<TimeProvider>(days));
        await app.Services.PrepareAsync(app.Lifetime.ApplicationStopping);
        await app.StartAsync();
        var upkeep = app.Services.GetRequiredService<WalletUpkeep>();
        for (var stop = app.Lifetime.ApplicationStopping; !stop.IsCancellationRequested; await Task.Delay(Pause, CancellationToken.None))
        {
            try
            {
                await upkeep.ExpireAsync(stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                Console.Error.WriteLine(e); // as the service of the server does, which logs it
            }
        }
    }
}
