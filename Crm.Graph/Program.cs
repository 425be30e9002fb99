using Crm.Graph;
using Crm.Graph.Hosting;

await using var app = CrmServer.Build(args);

return await Startup.GuardAsync(
    () => args is ["init", .. var options] ? InitCommandLine.RunAsync(app.Services, options, Console.Out, Console.Error) : ServeAsync(),
    Console.Error);

async Task<int> ServeAsync()
{
    await app.Services.PrepareAsync(app.Lifetime.ApplicationStopping);
    await app.StartAsync();
    Banner.Print(app, Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}
