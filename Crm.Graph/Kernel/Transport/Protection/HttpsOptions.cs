using System.ComponentModel.DataAnnotations;

namespace Crm.Graph.Kernel.Transport.Protection;

/// <summary>How the world reaches the server: section <c>Https</c>.</summary>
public sealed class HttpsOptions
{
    public const string Section = "Https";

    /// <summary>Whether what comes over plain HTTP is refused. Behind a proxy, the scheme is the one that it forwards.</summary>
    public bool Required { get; init; }

    /// <summary>For how long browsers are told to come over HTTPS only, once they have; zero tells them nothing.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "730.00:00:00")]
    public TimeSpan Hsts { get; init; } = TimeSpan.FromDays(365);
}
