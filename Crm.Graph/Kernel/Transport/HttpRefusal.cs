namespace Crm.Graph.Kernel.Transport;

/// <summary>A request that never becomes GraphQL: what it says goes to the caller.</summary>
internal sealed class HttpRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    public static HttpRefusal Malformed(string message) => new(StatusCodes.Status400BadRequest, message);
}
