using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Storage.Trimming;

/// <summary>Rows of a kind that nobody needs any more.</summary>
internal interface ITrim
{
    /// <summary>What they are, in words.</summary>
    string What { get; }

    /// <summary>Removes some of them in one statement, and answers how many.</summary>
    Task<int> RemoveAsync(CrmDb db, DateTimeOffset now, int most, CancellationToken ct);
}

/// <inheritdoc/>
/// <param name="due">Those that can go, in an order.</param>
internal sealed class Trim<T>(string what, Func<CrmDb, DateTimeOffset, IQueryable<T>> due) : ITrim where T : class
{
    public string What => what;

    public Task<int> RemoveAsync(CrmDb db, DateTimeOffset now, int most, CancellationToken ct) => due(db, now).Take(most).ExecuteDeleteAsync(ct);
}

/// <summary>How slices say what of theirs is removed.</summary>
internal static class TrimServices
{
    /// <summary>What points at something comes before it: they are removed in the order in which they are stated.</summary>
    public static IServiceCollection AddTrim<T>(this IServiceCollection services, string what, Func<CrmDb, DateTimeOffset, IQueryable<T>> due) where T : class
        => services.AddSingleton<ITrim>(new Trim<T>(what, due));
}
