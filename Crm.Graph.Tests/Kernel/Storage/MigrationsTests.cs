using Crm.Graph.Hosting;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Storage.PostgreSql;
using Crm.Graph.Kernel.Storage.Sqlite;
using Crm.Graph.Kernel.Storage.SqlServer;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Storage;

/// <summary>The model and the migrations of each kind of database, for which none has to be there.</summary>
public sealed class MigrationsTests
{
    private static CrmDb Open(string provider) => provider switch
    {
        "Sqlite" => new DesignTimeDb.Sqlite().CreateDbContext([]),
        "PostgreSql" => new DesignTimeDb.PostgreSql().CreateDbContext([]),
        _ => new DesignTimeDb.SqlServer().CreateDbContext([]),
    };

    public static TheoryData<string> Providers => [.. DatabaseProvider.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_migrations_make_what_the_model_says(string provider)
    {
        using var db = Open(provider);

        Assert.False(db.Database.HasPendingModelChanges(), "the model has changed: see docs/contributing.md, Migrations");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_table_of_the_server_can_be_filled(string provider)
    {
        using var db = Open(provider);

        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null).Select(t => t.ClrType))
        {
            var table = BulkTable.Of(db, type);
            Assert.NotEmpty(table.Columns);
            Assert.NotNull(provider switch
            {
                "Sqlite" => SqliteBulkWriter.Compile(table),
                "PostgreSql" => PostgreSqlBulkWriter.Compile(table),
                _ => SqlServerBulkWriter.Compile(table),
            });
        }
    }
}
