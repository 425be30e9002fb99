using Crm.Graph.Identity.Security;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Tests.Support;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Crm.Graph.Tests.Identity.Entra;

public sealed class EntraSettingsTests
{
    private const string Some = "7d0d5d4f-6a39-4c56-9d1c-0d5a5a3f2b11";

    [Fact]
    public async Task Without_the_section_there_is_nothing_of_it()
    {
        await using var server = await TestServer.StartAsync();
        Assert.IsType<AccessTokens>(server.Services.GetRequiredService<IAccessTokens>());
        Assert.Null(server.Services.GetService<IAuthenticationSchemeProvider>());
    }

    [Theory]
    [InlineData("AzureAd:TenantId", "common", "AzureAd:TenantId is the id of one directory, a UUID: with 'common' or 'organizations' anybody's directory would vouch for your users.")]
    [InlineData("AzureAd:ClientId", "", "AzureAd:ClientId is the id of the application in the directory, a UUID.")]
    [InlineData("AzureAd:OrganisationId", "", "AzureAd:OrganisationId is the id of the organisation whose users the directory speaks for.")]
    [InlineData("AzureAd:Instance", "http://login.example.com/", "AzureAd:Instance is an address that begins with https://, such as https://login.microsoftonline.com/.")]
    [InlineData("AzureAd:Roles:Crm.User", " ", "AzureAd:Roles has the name of a role of the organisation for each role of the application.")]
    public void What_is_wrong_is_said_before_the_server_starts(string setting, string value, string expected)
        => Assert.Equal([expected], Assert.Throws<OptionsValidationException>(() => Build("Development", $"--{setting}", value)).Failures);

    [Fact]
    public void Plain_HTTP_is_for_development_alone_even_on_the_same_machine()
    {
        Assert.Throws<OptionsValidationException>(() => Build("Production", "--AzureAd:Instance", "http://127.0.0.1:1/"));
        Build("Development", "--AzureAd:Instance", "http://127.0.0.1:1/");
        Build("Production");
    }

    private static void Build(string environment, params string[] settings) => ((IDisposable)CrmServer.Build(
    [
        "--environment", environment, "--AzureAd:TenantId", Some, "--AzureAd:ClientId", Some, "--AzureAd:OrganisationId", Some, .. settings,
    ])).Dispose();
}
