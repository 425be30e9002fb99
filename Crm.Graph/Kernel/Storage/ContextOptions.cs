using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Graph.Kernel.Storage;

/// <summary>How contexts work, whatever the database.</summary>
internal static class ContextOptions
{
    /// <summary>A list of values is one parameter, so that the text of a statement does not change with their number.</summary>
    public const ParameterTranslationMode Lists = ParameterTranslationMode.Parameter;

    /// <summary>A record with two lists is read by three statements, not as every pair of their rows; commands read in a transaction.</summary>
    public const QuerySplittingBehavior Includes = QuerySplittingBehavior.SplitQuery;

    public static DbContextOptionsBuilder UseCrm(this DbContextOptionsBuilder options) => options
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .EnableThreadSafetyChecks()
        // What goes wrong is either run again, as a lost race is, or logged by whoever asked for it.
        .ConfigureWarnings(w => w.Log(
            (RelationalEventId.CommandExecuted, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            // What belongs to no tenant (tenants, memberships, kinships) points at organisations, which are filtered: nobody reads these through those.
            (CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning, LogLevel.Debug)));
}
