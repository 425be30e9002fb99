using Crm.Graph.Kernel.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Graph.Hosting;

/// <summary>The context that <c>dotnet ef</c> compares migrations with: the model of the real slices, without a database.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<SqliteCrmDb>
{
    public SqliteCrmDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteCrmDb>();
        options.UseCrmSqlite("Data Source=design-time.db");
        return new(options.Options, CrmServer.Fields().Catalogues);
    }
}
