namespace Crm.Graph.Kernel.Transport.Sockets;

/// <summary>Why the server closes a socket: those of the protocol <c>graphql-transport-ws</c>, and those of WebSockets that are used beside them.</summary>
internal static class CloseCodes
{
    public const int Normal = 1000;
    public const int GoingAway = 1001;
    public const int MessageTooBig = 1009;
    public const int TryAgainLater = 1013;
    public const int InvalidMessage = 4400;
    public const int Unauthorized = 4401;
    public const int Forbidden = 4403;
    public const int InitTimeout = 4408;
    public const int OperationExists = 4409;
    public const int TooManyInits = 4429;
}

/// <summary>The client does what the protocol does not allow: the socket is closed with this code.</summary>
internal sealed class SocketViolation(int code, string reason) : Exception(reason)
{
    public int Code { get; } = code;

    public static SocketViolation Invalid(string what) => new(CloseCodes.InvalidMessage, $"Invalid message: {what}");
}
