using System.ComponentModel.DataAnnotations;

namespace Crm.Graph.Kernel.Transport.Limits;

/// <summary>What one caller may ask of the server: section <c>Limits</c>.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>The most that a request may cost, a whole batch included; then TOO_EXPENSIVE.</summary>
    [Range(1, 1_000_000_000)]
    public long Budget { get; init; } = 100_000;

    /// <summary>From which cost on a query is a large one: of those only some run at once, and the others wait for them.</summary>
    [Range(1, 1_000_000_000)]
    public long LargeCost { get; init; } = 1_000;

    /// <summary>How many large queries run at once. Zero is half as many as there are processors, and one at least.</summary>
    [Range(0, 10_000)]
    public int LargeAtOnce { get; init; }

    /// <summary>How many requests a second a key or a user may make in the long run; then RATE_LIMITED. Zero is no limit.</summary>
    [Range(0, 1_000_000)]
    public int RequestsPerSecond { get; init; } = 200;

    /// <summary>How many requests a key or a user may make at once.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; init; } = 2_000;

    /// <summary>The same for everybody without a good key, of one network address together. Zero is no limit.</summary>
    [Range(0, 1_000_000)]
    public int AnonymousPerSecond { get; init; } = 30;

    /// <summary>How many requests may come at once from an address without a good key.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousBurst { get; init; } = 300;
}
