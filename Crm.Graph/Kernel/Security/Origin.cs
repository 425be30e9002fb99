namespace Crm.Graph.Kernel.Security;

/// <summary>Where a request comes from: a service of the request, which the transport fills in.</summary>
public sealed class Origin
{
    /// <summary>The network address of the caller; null when it is the machine's own, which is a proxy's or a developer's.</summary>
    public string? Address { get; internal set; }
}
