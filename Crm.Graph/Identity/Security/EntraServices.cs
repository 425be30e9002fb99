using Crm.Graph.Identity.Commands;
using Crm.Graph.Identity.Model;
using Crm.Graph.Identity.Storage;
using Crm.Graph.Kernel.Security;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Tokens;

namespace Crm.Graph.Identity.Security;

/// <summary>Tokens of Microsoft Entra ID as services, where the settings have a directory.</summary>
internal static class EntraServices
{
    /// <summary>The name under which Microsoft.Identity.Web keeps how tokens are to be checked.</summary>
    public const string Scheme = "Entra";

    public static IServiceCollection AddEntra(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(EntraOptions.Section);
        if (section.Get<EntraOptions>() is not { IsSet: true })
            return services;
        services.AddOptions<EntraOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EntraOptions>>(new EntraSettings(environment));
        // Credentials come in a WebSocket's messages, too: they are checked by our own authenticator, and no middleware is to do it once more.
        services.AddAuthentication(o => o.DefaultAuthenticateScheme = "none").AddMicrosoftIdentityWebApi(section, Scheme);
        services.AddOptions<JwtBearerOptions>(Scheme)
            .Configure<IOptions<EntraOptions>>((scheme, entra) =>
            {
                scheme.BackchannelTimeout = TimeSpan.FromSeconds(5);
                scheme.RequireHttpsMetadata = !EntraSettings.IsOwnMachine(entra.Value.Instance, environment);
            })
            .PostConfigure<IOptions<EntraOptions>>((scheme, entra) => Restrict(scheme.TokenValidationParameters, entra.Value));
        return services
            .AddEntraRing()
            .AddSingleton<EntraMetadata>()
            .AddSingleton<EntraReader>()
            .AddSingleton<AdmitEntraUser>()
            .AddSingleton<IAccessTokens, EntraTokens>();
    }

    /// <summary>To what a single directory needs: exactly its issuer, which its metadata names, exactly our audience, and the one algorithm.</summary>
    private static void Restrict(TokenValidationParameters parameters, EntraOptions entra)
    {
        parameters.IssuerValidator = null;
        parameters.ValidateIssuer = true;
        parameters.AudienceValidator = null;
        parameters.ValidateAudience = true;
        parameters.ValidAudience = null;
        parameters.ValidAudiences = string.IsNullOrWhiteSpace(entra.Audience) ? [entra.ClientId!, $"api://{entra.ClientId}"] : [entra.Audience];
        parameters.ValidAlgorithms = [SecurityAlgorithms.RsaSha256];
        parameters.RequireSignedTokens = true;
        parameters.RequireExpirationTime = true;
        parameters.ValidateLifetime = true;
        parameters.ValidateIssuerSigningKey = true;
    }
}

/// <summary>Says all that is wrong with the section before the server starts.</summary>
internal sealed class EntraSettings(IHostEnvironment environment) : IValidateOptions<EntraOptions>
{
    public ValidateOptionsResult Validate(string? name, EntraOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>Plain HTTP is for tests: where nobody is between the server and what it asks.</summary>
    public static bool IsOwnMachine(string instance, IHostEnvironment environment)
        => environment.IsDevelopment() && Uri.TryCreate(instance, UriKind.Absolute, out var uri) && uri is { Scheme: "http", IsLoopback: true };

    private IEnumerable<string> Failures(EntraOptions options)
    {
        if (!Guid.TryParseExact(options.TenantId, "D", out _))
            yield return "AzureAd:TenantId is the id of one directory, a UUID: with 'common' or 'organizations' anybody's directory would vouch for your users.";
        if (!Guid.TryParseExact(options.ClientId, "D", out _))
            yield return "AzureAd:ClientId is the id of the application in the directory, a UUID.";
        if (options.OrganisationId is null)
            yield return "AzureAd:OrganisationId is the id of the organisation whose users the directory speaks for.";
        if (!IsOwnMachine(options.Instance, environment) && !(Uri.TryCreate(options.Instance, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            yield return "AzureAd:Instance is an address that begins with https://, such as https://login.microsoftonline.com/.";
        if (options.Roles.Any(r => string.IsNullOrWhiteSpace(r.Value)))
            yield return "AzureAd:Roles has the name of a role of the organisation for each role of the application.";
    }
}
