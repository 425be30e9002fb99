using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Transport;
using Crm.Graph.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Hosting;

public sealed class ServerTests
{
    [Fact]
    public async Task A_server_that_has_started_in_development_knows_the_demo_keys()
    {
        using var folder = new TemporaryFolder();
        await using var server = Server(folder, "Development");

        Assert.NotNull(await server.Services.GetRequiredService<IKeyRing>().FindAsync("sk_test_demo"));
    }

    [Fact]
    public async Task A_server_that_has_started_in_production_knows_no_key_until_it_is_initialised()
    {
        using var folder = new TemporaryFolder();
        await using var server = Server(folder, "Production");

        var shown = new Credentials(ApiKey: "sk_test_demo", Bearer: default);
        Assert.Equal(new(null, Refused: true), await server.Services.GetRequiredService<IAuthenticator>().AuthenticateAsync(shown, CancellationToken.None));
    }

    private static WebApplicationFactory<Program> Server(TemporaryFolder folder, string environment)
        => new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseEnvironment(environment)
            .UseSetting("Database:ConnectionString", $"Data Source={folder.Database}"));
}
