namespace Crm.Graph.Kernel.Security;

/// <summary>Where a request comes from: a service of the request, which the transport fills in.</summary>
public sealed class Origin
{
    private static readonly AsyncLocal<Origin?> Flowing = new();

    /// <summary>
    /// Where the request comes from that is being worked for; null when the server works for itself. For what happens below every use case:
    /// the audit log names it whoever changes something.
    /// </summary>
    public static Origin? Current
    {
        get => Flowing.Value;
        internal set => Flowing.Value = value;
    }

    /// <summary>The network address of the caller; null when it is the machine's own, which is a proxy's or a developer's.</summary>
    public string? Address { get; internal set; }

    /// <summary>What the caller's program calls itself.</summary>
    public string? UserAgent { get; internal set; }

    /// <summary>Under which the host knows the request, for when nobody traces.</summary>
    public string? RequestId { get; internal set; }
}
