namespace Crm.Graph.Kernel;

/// <summary>
/// Something whose first use is much slower than the rest. Every registered one runs once after the database is ready and
/// before the server listens, so that no caller pays for it. It changes nothing.
/// </summary>
public interface IWarmUp
{
    Task WarmUpAsync(CancellationToken ct);
}
