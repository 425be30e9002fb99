using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Crm.Graph.Kernel.Storage;

/// <summary>Whether the database answers: without it the server is there, but not ready.</summary>
internal sealed class DatabaseCheck(DbContexts contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = contexts.ForNobody();
        return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
