using Crm.Graph.Kernel.Telemetry;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Crm.Graph.Hosting;

/// <summary>Who may watch the server: section <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Whether <c>/metrics</c> is there for everybody who reaches the server; when it is not said, in Development only.</summary>
    public bool? Metrics { get; init; }

    /// <summary>Where traces and metrics are sent to as well, over OTLP, such as <c>http://127.0.0.1:4317</c>; nowhere by default.</summary>
    public Uri? Otlp { get; init; }
}

/// <summary>OpenTelemetry: what the kernel measures and traces, and what the platform does.</summary>
internal static class Telemetry
{
    /// <summary>A few buckets that tell a fast read from a slow one, and a slow one from a stuck one.</summary>
    private static readonly double[] Seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<TelemetryOptions>()
            .Bind(configuration.GetSection(TelemetryOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        var settings = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new();
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("crm-graph"));
        if (IsScraped(settings, environment))
            telemetry.WithMetrics(metrics => Measure(metrics).AddPrometheusExporter());
        if (settings.Otlp is { } otlp)
        {
            telemetry.WithMetrics(metrics => Measure(metrics).AddOtlpExporter(to => to.Endpoint = otlp));
            telemetry.WithTracing(traces => traces
                .AddSource(Tracing.Name)
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter(to => to.Endpoint = otlp));
        }
        return services;
    }

    /// <summary>When nobody collects, nothing is measured: instruments without a listener cost nothing.</summary>
    private static MeterProviderBuilder Measure(MeterProviderBuilder metrics) => metrics
        .AddMeter(ServerMeters.Name, "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore", "System.Runtime")
        .AddView("crm.operation.duration", new ExplicitBucketHistogramConfiguration { Boundaries = Seconds });

    private static bool IsScraped(TelemetryOptions settings, IHostEnvironment environment) => settings.Metrics ?? environment.IsDevelopment();

    public static void MapMetrics(this WebApplication app)
    {
        if (IsScraped(app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value, app.Environment))
            app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
