using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Transport.Limits;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport.Sockets;

/// <summary>GraphQL over WebSocket: takes sockets that speak <c>graphql-transport-ws</c>.</summary>
internal sealed class SocketEndpoint(
    StreamRunner runner, IAuthenticator authenticator, SocketRegistry registry, OpenWork open, RateLimits rates, ErrorLog log, Origins origins,
    TimeProvider time, IHostApplicationLifetime lifetime, IOptions<SocketOptions> options)
{
    public const string Protocol = "graphql-transport-ws";

    private const OperationKinds Everything = OperationKinds.Query | OperationKinds.Mutation | OperationKinds.Subscription;

    private readonly SocketOptions _limits = options.Value;

    public async Task HandleAsync(HttpContext http)
    {
        if (!origins.Allow(http.Request))
        {
            // A page elsewhere could else use whatever lets the browser through to us: its network, a proxy's cookie.
            await PlainRefusal.SendAsync(http, StatusCodes.Status403Forbidden, "Pages of this origin may not call. The setting Cors:Origins names those that may.");
            return;
        }
        if (!http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            await PlainRefusal.SendAsync(http, StatusCodes.Status400BadRequest, $"A WebSocket must offer the sub-protocol {Protocol}.");
            return;
        }
        var from = http.Connection.RemoteIpAddress;
        var seat = registry.Enter(from);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = Protocol,
            KeepAliveInterval = _limits.KeepAlive,
            KeepAliveTimeout = _limits.KeepAlive,
        });
        await using var connection = new SocketConnection(
            socket, _limits, time, sender => new SocketOperations(sender, runner, open, log, _limits.MaxOperations),
            shown => new Listener(authenticator, shown.IsNone ? Credentials.Of(http.Request) : shown, http.RequestServices, Everything, http.TraceIdentifier)
            {
                Limit = caller => rates.Refusal(caller, from, requests: 1, out _),
            }, seat);
        await connection.RunAsync(lifetime.ApplicationStopping);
    }
}
