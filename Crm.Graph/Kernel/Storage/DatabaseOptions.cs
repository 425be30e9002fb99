using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Storage;

/// <summary>Where the data is: the section <c>Database</c> of the settings.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>The kind of database; <c>Sqlite</c> is the embedded one.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>How to reach it. The file of an embedded database is looked for from the content root; its folder is created on demand.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/crm.db";

    internal sealed class Validator : IValidateOptions<DatabaseOptions>
    {
        public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
        {
            if (!string.Equals(options.Provider, "Sqlite", StringComparison.OrdinalIgnoreCase))
                return ValidateOptionsResult.Fail($"Database:Provider is '{options.Provider}'; this version knows Sqlite.");
            try
            {
                var connection = new SqliteConnectionStringBuilder(options.ConnectionString);
                // Every context has a connection of its own: in memory each would see another, empty database.
                if (connection.DataSource is "" or ":memory:" || connection.Mode == SqliteOpenMode.Memory)
                    return ValidateOptionsResult.Fail("Database:ConnectionString names no file; expected is 'Data Source=<path>'.");
            }
            catch (ArgumentException)
            {
                // Its message would repeat the value, which may hold a password.
                return ValidateOptionsResult.Fail("Database:ConnectionString cannot be understood; expected is 'Data Source=<path>'.");
            }
            return ValidateOptionsResult.Success;
        }
    }
}
