using System.ComponentModel.DataAnnotations;

namespace Crm.Graph.Kernel.Transport;

/// <summary>The limits of a request: section <c>Transport</c>.</summary>
public sealed class TransportOptions
{
    public const string Section = "Transport";

    /// <summary>The most a body may weigh; more is answered 413.</summary>
    [Range(1_024, 100_000_000)]
    public int MaxBodyBytes { get; init; } = 1_048_576;

    /// <summary>
    /// Of a body that is refused for its weight, as much as this is still taken in, for its sender to get to see the answer. Beyond that the
    /// connection is closed.
    /// </summary>
    internal long MostTakenIn => 4L * MaxBodyBytes;

    /// <summary>The most requests in one batch.</summary>
    [Range(1, 100)]
    public int MaxBatch { get; init; } = 10;

    /// <summary>The time that a request has, a whole batch included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>Which web pages may call: section <c>Cors</c>.</summary>
public sealed class CorsSettings
{
    public const string Section = "Cors";

    /// <summary>Their origins, such as <c>https://crm.example.com</c>; <c>*</c> is any. None is the default.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];
}
