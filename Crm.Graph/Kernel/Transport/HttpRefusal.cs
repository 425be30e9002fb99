using Crm.Graph.Kernel.Errors;

namespace Crm.Graph.Kernel.Transport;

/// <summary>A request that never becomes GraphQL: what it says goes to the caller.</summary>
internal sealed class HttpRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>What the answer says, where that is more than the message.</summary>
    public CrmError Error { get; init; } = CrmError.NotThisWay(status, message);

    /// <summary>After how many seconds it may be tried again, where that is all that is wrong.</summary>
    public int? RetryAfter { get; init; }

    public static HttpRefusal Malformed(string message) => new(StatusCodes.Status400BadRequest, message);
}
