namespace Crm.Graph.Kernel.Telemetry;

/// <summary>Counts what reads send.</summary>
internal sealed class StatementMeter(ServerMeters meters) : Reading.IStatementObserver
{
    public void Sending(string sql) => meters.Statement();
}
