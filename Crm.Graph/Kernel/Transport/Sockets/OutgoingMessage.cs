using System.Buffers;
using System.Text;

namespace Crm.Graph.Kernel.Transport.Sockets;

/// <summary>A message of the server. It is written when it is its turn, so that what waits is no more than the payload, which others may share.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Payload">Finished JSON; empty when there is none.</param>
/// <param name="Of">The operation that it is about.</param>
internal readonly record struct OutgoingMessage(string Type, ReadOnlyMemory<byte> Payload = default, SocketOperation? Of = null)
{
    public static readonly OutgoingMessage Ack = new("connection_ack");

    public static OutgoingMessage Pong(byte[] payload) => new("pong", payload);

    public static OutgoingMessage Next(SocketOperation of, ReadOnlyMemory<byte> answer) => new("next", answer, of);

    public static OutgoingMessage Error(SocketOperation of, ReadOnlyMemory<byte> errors) => new("error", errors, of);

    public static OutgoingMessage Complete(SocketOperation of) => new("complete", default, of);

    /// <summary>After it the operation's id is free again.</summary>
    public bool IsLast => Type is "error" or "complete";

    public void Write(IBufferWriter<byte> output)
    {
        output.Write("{"u8);
        if (Of is not null)
        {
            output.Write("\"id\":\""u8);
            output.Write(Of.EncodedId);
            output.Write("\","u8);
        }
        output.Write("\"type\":\""u8);
        Encoding.ASCII.GetBytes(Type, output);
        output.Write("\""u8);
        if (!Payload.IsEmpty)
        {
            output.Write(",\"payload\":"u8);
            output.Write(Payload.Span);
        }
        output.Write("}"u8);
    }
}
