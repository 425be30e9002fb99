using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Storage.PostgreSql;
using Crm.Graph.Kernel.Storage.Sqlite;
using Crm.Graph.Kernel.Storage.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Graph.Hosting;

/// <summary>The contexts that <c>dotnet ef</c> compares migrations with: the model of the real slices, without a database.</summary>
internal static class DesignTimeDb
{
    private static Catalogues Catalogues => CrmServer.Fields().Catalogues;

    internal sealed class Sqlite : IDesignTimeDbContextFactory<SqliteCrmDb>
    {
        public SqliteCrmDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder().UseCrmSqlite("Data Source=design-time.db").Options, Catalogues);
    }

    internal sealed class PostgreSql : IDesignTimeDbContextFactory<PostgreSqlCrmDb>
    {
        public PostgreSqlCrmDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder().UseCrmPostgreSql("Host=design-time").Options, Catalogues);
    }

    internal sealed class SqlServer : IDesignTimeDbContextFactory<SqlServerCrmDb>
    {
        public SqlServerCrmDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder().UseCrmSqlServer("Server=design-time").Options, Catalogues);
    }
}
