using Crm.Graph.Kernel.Transport.Idempotency;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Lets the web pages call that the settings name. Without any it is not even in the pipeline.</summary>
internal sealed class Cors(IOptions<CorsSettings> settings) : IStartupFilter, IConfigureOptions<CorsOptions>
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (settings.Value.Origins.Count > 0)
            app.UseCors();
        next(app);
    };

    public void Configure(CorsOptions options) => options.AddDefaultPolicy(policy => policy
        .WithOrigins([.. settings.Value.Origins])
        .WithMethods("GET", "POST")
        .AllowAnyHeader()
        .WithExposedHeaders("WWW-Authenticate", "Retry-After", IdempotencyKey.ReplayedHeader)
        .SetPreflightMaxAge(TimeSpan.FromHours(1)));
}
