namespace Crm.Graph.Kernel.Storage.SqlServer;

/// <summary>The numbers that SQL Server gives to what can go wrong.</summary>
internal static class SqlServerErrors
{
    public const int CannotOpenDatabase = 4060;
    public const int DatabaseExists = 1801;

    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;
    private const int ForeignKey = 547;
    private const int Deadlock = 1205;
    private const int SnapshotConflict = 3960;

    public static bool IsLostRace(int number) => number is UniqueIndex or UniqueConstraint or ForeignKey or Deadlock or SnapshotConflict;
}
