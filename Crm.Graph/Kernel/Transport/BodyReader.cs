using System.Buffers;
using System.IO.Pipelines;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Reads a body whole, as far as it may go.</summary>
internal static class BodyReader
{
    public static async ValueTask<Requests> ReadAsync(HttpRequest request, TransportOptions limits, CancellationToken ct)
    {
        if (request.ContentLength > limits.MaxBodyBytes)
        {
            if (request.ContentLength > limits.MostTakenIn)
                request.HttpContext.Response.Headers.Connection = "close";
            throw TooLarge(limits);
        }
        var pipe = request.BodyReader;
        while (true)
        {
            var read = await pipe.ReadAsync(ct);
            if (read.Buffer.Length > limits.MaxBodyBytes)
            {
                pipe.AdvanceTo(read.Buffer.End);
                throw TooLarge(limits);
            }
            if (read.IsCompleted)
                return Parse(pipe, read.Buffer, limits.MaxBatch);
            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Requests Parse(PipeReader pipe, in ReadOnlySequence<byte> body, int maxBatch)
    {
        byte[]? copy = null;
        try
        {
            if (body.IsSingleSegment)
                return RequestReader.Read(body.FirstSpan, maxBatch);
            copy = ArrayPool<byte>.Shared.Rent((int)body.Length);
            body.CopyTo(copy);
            return RequestReader.Read(copy.AsSpan(0, (int)body.Length), maxBatch);
        }
        finally
        {
            if (copy is not null)
                ArrayPool<byte>.Shared.Return(copy);
            pipe.AdvanceTo(body.End);
        }
    }

    private static HttpRefusal TooLarge(TransportOptions limits)
        => new(StatusCodes.Status413PayloadTooLarge, $"A body may weigh at most {limits.MaxBodyBytes} bytes.");
}
