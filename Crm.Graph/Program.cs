using Crm.Graph;
using Crm.Graph.Demo;
using Crm.Graph.Hosting;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Transport;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = Startup.ContentRoot() });
// Above the settings file, where ASP.NET Core puts its own variables below it: ASPNETCORE_URLS overrides Urls.
builder.Configuration.AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args);
var fields = CrmServer.Fields();

builder.Services
    .AddServices()
    .AddCrmStorage(builder.Configuration)
    .AddDemo(builder.Configuration)
    .AddCrmSchema(fields)
    .AddCrmTransport(builder.Configuration)
    .AddSingleton<IAuthenticator, HttpKeyAuthenticator>();

await using var app = builder.Build();
app.MapCrmGraph();

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
