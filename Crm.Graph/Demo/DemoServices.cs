using Crm.Graph.Kernel.Schema;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Demo;

/// <summary>The demo data as services.</summary>
internal static class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DemoOptions>().Bind(configuration.GetSection(DemoOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DemoOptions>, DemoOptions.Validator>());
        return services.AddSingleton<DemoOrganisations>().AddSingleton<DemoRecords>().AddSingleton<PingSubscription>().AddSingleton<CheckUpload>();
    }

    /// <summary>What the schema has in Development beyond what <c>schema.graphql</c> says.</summary>
    public static RootFields AddDemoFields(this RootFields root) => root
        .Subscription<PingSubscription>("ping", needs: null)
        .Mutation<CheckUpload>("checkUpload", needs: null, answers: "files");
}
