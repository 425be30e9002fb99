using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Storage;

/// <summary>Where the data is: the section <c>Database</c> of the settings.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>The kind of database: <c>Sqlite</c>, which is embedded, <c>PostgreSql</c> or <c>SqlServer</c>.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>How to reach it. The file of an embedded database is looked for from the content root; its folder is created on demand.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/crm.db";

    internal sealed class Validator : IValidateOptions<DatabaseOptions>
    {
        public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
        {
            if (DatabaseProvider.Find(options.Provider) is not { } provider)
                return ValidateOptionsResult.Fail($"Database:Provider is '{options.Provider}'; this version knows {string.Join(", ", DatabaseProvider.All.Select(p => p.Name))}.");
            return provider.Problem(options.ConnectionString) is { } problem
                ? ValidateOptionsResult.Fail($"Database:ConnectionString {problem}")
                : ValidateOptionsResult.Success;
        }
    }
}
