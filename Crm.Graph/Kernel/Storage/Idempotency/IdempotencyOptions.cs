using System.ComponentModel.DataAnnotations;

namespace Crm.Graph.Kernel.Storage.Idempotency;

/// <summary>Mutations that are sent again: section <c>Idempotency</c>.</summary>
public sealed class IdempotencyOptions
{
    public const string Section = "Idempotency";

    /// <summary>How long the first answer to a key is kept.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromHours(24);

    /// <summary>After which a request that has not been answered counts as broken off, and another with its key goes on where it stopped.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(1);
}
