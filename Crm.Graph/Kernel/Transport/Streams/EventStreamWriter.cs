using System.Buffers;
using System.IO.Pipelines;
using GraphQL.Transport;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport.Streams;

/// <summary>
/// Answers one operation as Server-Sent Events: the distinct-connections mode of GraphQL over SSE. Once the stream has begun, errors
/// are events of it; a caller that hangs up ends the operation.
/// </summary>
internal sealed class EventStreamWriter(
    StreamRunner runner, OpenWork open, TimeProvider time, IHostApplicationLifetime lifetime, IOptions<EventStreamOptions> options)
{
    public async Task SendAsync(HttpContext http, GraphQLRequest request, Listener listener)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        open.OperationBegins();
        try
        {
            var answers = await runner.StartAsync(request, listener, gone.Token);
            if (answers.RefusedStatus is { } status)
            {
                http.Response.Headers.Allow = "POST";
                throw new HttpRefusal(status, "GET is for queries and subscriptions. Use POST.");
            }
            await BeginAsync(http);
            await using var events = answers.Items.GetAsyncEnumerator(gone.Token);
            await SendAllAsync(http.Response.BodyWriter, events, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The caller has gone; or the server is about to, and without "complete" the client comes back.
        }
        finally
        {
            open.OperationEnds();
        }
    }

    /// <summary>The headers go out before there is an event: the client waits for them.</summary>
    private static async Task BeginAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentType = "text/event-stream; charset=utf-8";
        headers.CacheControl = "no-store, no-transform";
        headers["X-Accel-Buffering"] = "no"; // nginx would keep events back
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        Comment(http.Response.BodyWriter);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private async Task SendAllAsync(PipeWriter body, IAsyncEnumerator<StreamedAnswer> events, CancellationToken gone)
    {
        using var quiet = new Quiet(options.Value.KeepAlive, time);
        while (await NextAsync(body, events, quiet, gone))
        {
            Next(body, events.Current);
            await body.FlushAsync(gone);
        }
        // EventSource ignores an event without data.
        body.Write("event: complete\ndata: \n\n"u8);
        await body.FlushAsync(gone);
    }

    private static async ValueTask<bool> NextAsync(PipeWriter body, IAsyncEnumerator<StreamedAnswer> events, Quiet quiet, CancellationToken gone)
    {
        var next = events.MoveNextAsync();
        if (next.IsCompleted)
            return await next;
        var waiting = next.AsTask();
        try
        {
            while (await Task.WhenAny(waiting, quiet.Task) != waiting)
            {
                gone.ThrowIfCancellationRequested();
                quiet.Again();
                Comment(body);
                await body.FlushAsync(gone);
            }
            return await waiting;
        }
        catch
        {
            // An enumerator must not be disposed of while it moves.
            await ((Task)waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private static void Next(PipeWriter body, StreamedAnswer answer)
    {
        body.Write("event: next\ndata: "u8);
        if (answer.IsErrors)
            body.Write("{\"errors\":"u8);
        Lines(body, answer.Utf8.Span);
        if (answer.IsErrors)
            body.Write("}"u8);
        body.Write("\n\n"u8);
    }

    /// <summary>A line break between the parts of stored JSON must not end the event.</summary>
    private static void Lines(PipeWriter body, ReadOnlySpan<byte> json)
    {
        for (int end; (end = json.IndexOfAny((byte)'\n', (byte)'\r')) >= 0; json = json[(end + 1)..])
        {
            body.Write(json[..end]);
            body.Write("\ndata: "u8);
        }
        body.Write(json);
    }

    private static void Comment(PipeWriter body) => body.Write(":\n\n"u8);

    /// <summary>Ticks while nothing else is sent.</summary>
    private sealed class Quiet : IDisposable
    {
        private readonly PeriodicTimer _timer;

        public Quiet(TimeSpan interval, TimeProvider time)
        {
            _timer = new PeriodicTimer(interval, time);
            Again();
        }

        public Task Task { get; private set; } = null!;

        public void Again() => Task = _timer.WaitForNextTickAsync().AsTask();

        public void Dispose() => _timer.Dispose();
    }
}
