using Crm.Graph;
using Crm.Graph.Hosting;

return await Startup.GuardAsync(async () =>
{
    await using var app = CrmServer.Build(args);
    if (args is ["init", .. var options])
        return await InitCommandLine.RunAsync(app.Services, options, Console.Out, Console.Error);
    await app.Services.PrepareAsync(app.Lifetime.ApplicationStopping);
    await app.StartAsync();
    Banner.Print(app, Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}, Console.Error);
