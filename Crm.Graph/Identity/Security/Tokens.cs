using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Organisations.Model;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Identity.Security;

/// <summary>What a user who has signed in calls with.</summary>
/// <param name="AccessToken">Goes into the header `Authorization: Bearer …` of every request.</param>
/// <param name="RefreshToken">Good once, for `refreshToken`, which gives the next one. To be kept where no script can read it.</param>
/// <param name="ExpiresIn">For how many seconds the access token is good.</param>
/// <param name="SessionExpiresOn">When the user has to sign in again, however often the tokens are refreshed.</param>
public sealed record Tokens(string AccessToken, string RefreshToken, int ExpiresIn, DateTimeOffset SessionExpiresOn);

/// <summary>A session with what its tokens are made of.</summary>
internal sealed record OpenedSession(Session Session, TenantMode Mode, string RefreshToken);

/// <summary>Makes the tokens of a session that is stored.</summary>
internal sealed class TokenIssuer(AccessTokens accessTokens, IOptions<IdentityOptions> options)
{
    public async Task<Tokens> IssueAsync(OpenedSession opened, CancellationToken ct) => new(
        await accessTokens.IssueAsync(opened.Session, opened.Mode == TenantMode.Live ? "live" : "test", ct),
        opened.RefreshToken,
        (int)options.Value.AccessTokenLifetime.TotalSeconds,
        opened.Session.ExpiresOn);
}

/// <summary>Passwords, keys and tokens as services.</summary>
internal static class TokenServices
{
    public static IServiceCollection AddTokens(this IServiceCollection services)
    {
        services.AddOptions<IdentityOptions>().BindConfiguration(IdentityOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddDataProtection().SetApplicationName("Crm.Graph");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<IdentityOptions>, IHostEnvironment>((keys, identity, environment)
            => keys.XmlRepository = new FileSystemXmlRepository(Folder(identity.Value.KeysFolder, environment), NullLoggerFactory.Instance));
        return services
            .AddSingleton<Passwords>()
            .AddSingleton<SigningKeys>()
            .AddSingleton<AccessTokens>()
            .AddSingleton<IAccessTokens>(s => s.GetRequiredService<AccessTokens>())
            .AddSingleton<TokenIssuer>();
    }

    /// <summary>For the eyes of the server's own account alone.</summary>
    private static DirectoryInfo Folder(string path, IHostEnvironment environment)
    {
        path = Path.GetFullPath(path, environment.ContentRootPath);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
