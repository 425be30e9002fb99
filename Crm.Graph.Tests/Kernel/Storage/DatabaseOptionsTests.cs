using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Storage;

public sealed class DatabaseOptionsTests
{
    [Fact]
    public void What_is_built_in_is_sound() => Assert.True(Validate(new()));

    [Theory]
    [InlineData("Data Source=crm.db;Pooling=False", true)]
    [InlineData("Filename=/var/lib/crm/crm.db", true)]
    [InlineData("", false)]
    [InlineData("Data Source=:memory:", false)]
    [InlineData("Data Source=crm;Mode=Memory;Cache=Shared", false)]
    [InlineData("Host=localhost;Password=secret", false)]
    [InlineData("nonsense", false)]
    public void A_connection_names_a_file(string connection, bool good) => Assert.Equal(good, Validate(new() { ConnectionString = connection }));

    [Fact]
    public void A_provider_that_is_not_known_is_named()
    {
        var result = new DatabaseOptions.Validator().Validate(null, new() { Provider = "Oracle" });

        Assert.Equal("Database:Provider is 'Oracle'; this version knows Sqlite, PostgreSql, SqlServer.", Assert.Single(result.Failures!));
    }

    [Fact]
    public void What_cannot_be_understood_is_not_repeated_because_it_may_hold_a_password()
        => Assert.DoesNotContain("secret", new DatabaseOptions.Validator().Validate(null, new() { ConnectionString = "Host=x;Password=secret" }).FailureMessage);

    [Fact]
    public void A_relative_file_is_looked_for_from_the_content_root()
    {
        var root = Path.Combine(Path.GetTempPath(), "root");

        Assert.Equal(Path.Combine(root, "data", "crm.db"), Source(SqliteSource.Connection("Data Source=data/crm.db", root)));
        Assert.Equal(Path.GetFullPath("/elsewhere/crm.db"), Source(SqliteSource.Connection("Data Source=/elsewhere/crm.db", root)));
    }

    private static string Source(string connection) => new SqliteConnectionStringBuilder(connection).DataSource;

    private static bool Validate(DatabaseOptions options) => new DatabaseOptions.Validator().Validate(null, options).Succeeded;
}
