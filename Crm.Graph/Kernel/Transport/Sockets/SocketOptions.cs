using System.ComponentModel.DataAnnotations;

namespace Crm.Graph.Kernel.Transport.Sockets;

/// <summary>The limits of a WebSocket: section <c>WebSockets</c>.</summary>
public sealed class SocketOptions
{
    public const string Section = "WebSockets";

    /// <summary>The time to send <c>connection_init</c> in; then 4408.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a socket is pinged; one that has not answered by the next time is cut off.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time that a client has to take a message, or to answer a close, before it is cut off.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most that may wait to be sent while a client takes an earlier message; one that lets more pile up is cut off.</summary>
    [Range(1_024, 1_000_000_000)]
    public int MaxWaitingBytes { get; init; } = 4_194_304;

    /// <summary>The most a message may weigh; then 1009.</summary>
    [Range(1_024, 100_000_000)]
    public int MaxMessageBytes { get; init; } = 1_048_576;

    /// <summary>The most operations that run on a connection at a time; further ones are answered RATE_LIMITED.</summary>
    [Range(1, 10_000)]
    public int MaxOperations { get; init; } = 100;

    /// <summary>The most connections of one key, or of one address without a key; then 1013.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnectionsPerKey { get; init; } = 10_000;
}
