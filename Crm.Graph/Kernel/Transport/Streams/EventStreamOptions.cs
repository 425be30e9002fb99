using System.ComponentModel.DataAnnotations;

namespace Crm.Graph.Kernel.Transport.Streams;

/// <summary>Server-Sent Events: section <c>EventStreams</c>.</summary>
public sealed class EventStreamOptions
{
    public const string Section = "EventStreams";

    /// <summary>After this long without an event a comment is sent, so that nobody on the way takes the connection for dead.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(12);
}
