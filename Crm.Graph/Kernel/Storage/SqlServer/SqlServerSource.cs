using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Storage.SqlServer;

/// <summary>How a database on SQL Server is connected to.</summary>
internal static class SqlServerSource
{
    /// <summary>The connection string with what the server relies on, as far as its operator has not decided otherwise.</summary>
    public static string Connection(string connectionString)
    {
        var connection = new SqlConnectionStringBuilder(connectionString);
        if (!connection.ShouldSerialize("Application Name"))
            connection.ApplicationName = "Crm.Graph";
        return connection.ConnectionString;
    }

    public static DbContextOptionsBuilder UseCrmSqlServer(this DbContextOptionsBuilder options, string connection)
        => options.UseSqlServer(connection, o => o.UseParameterizedCollectionMode(ContextOptions.Lists).UseQuerySplittingBehavior(ContextOptions.Includes)).UseCrm().AddInterceptors(SqlServerRowLocks.Instance);
}
