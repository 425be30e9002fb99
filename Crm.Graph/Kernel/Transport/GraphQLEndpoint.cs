using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Transport.Idempotency;
using Crm.Graph.Kernel.Transport.Limits;
using Crm.Graph.Kernel.Transport.Streams;
using Crm.Graph.Kernel.Transport.Uploads;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Transport;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Crm.Graph.Kernel.Transport;

/// <summary>GraphQL over HTTP: POST with one request or a batch, GET for queries; and over Server-Sent Events, where a caller wants them.</summary>
internal sealed class GraphQLEndpoint(
    RequestRunner runner, EventStreamWriter streams, IAuthenticator authenticator, UploadReader uploads, RateLimits rates,
    ErrorLog log, IOptions<TransportOptions> options)
{
    private const string Challenge = "Bearer realm=\"graphql\", error=\"invalid_token\"";

    private readonly TransportOptions _limits = options.Value;

    public async Task HandleAsync(HttpContext http)
    {
        var wanted = MediaTypes.Negotiate(http.Request.Headers.Accept);
        using var output = new PooledBuffer();
        int status;
        try
        {
            if (await AnswerAsync(http, wanted, output) is not { } answered)
                return; // a stream, which is at its end
            status = answered;
        }
        catch (HttpRefusal refusal)
        {
            http.Response.Headers.RetryAfter = refusal.RetryAfter?.ToString(CultureInfo.InvariantCulture);
            status = Refuse(http, output, refusal.Status, refusal.Error);
        }
        catch (BadHttpRequestException broken)
        {
            status = Refuse(http, output, broken.StatusCode, CrmError.BadUserInput("The request broke off or is malformed."));
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return; // nobody is there to be answered
        }
        catch (Exception unexpected)
        {
            log.Note(unexpected, TraceOf(http), callerHasGone: false);
            if (http.Response.HasStarted)
            {
                http.Abort(); // a stream that simply ended would look complete
                return;
            }
            status = Refuse(http, output, StatusCodes.Status500InternalServerError, new ExecutionError(""));
        }
        await SendAsync(http, wanted ?? AnswerType.Json, status, output);
    }

    /// <summary>The status of the answer in the buffer; null when it has been sent as a stream.</summary>
    private async ValueTask<int?> AnswerAsync(HttpContext http, AnswerType? wanted, PooledBuffer output)
    {
        var isPost = HttpMethods.IsPost(http.Request.Method);
        if (!isPost && !HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, POST";
            throw new HttpRefusal(StatusCodes.Status405MethodNotAllowed, "The endpoint takes POST, and GET for queries.");
        }
        if (wanted is not { } type)
            throw new HttpRefusal(StatusCodes.Status406NotAcceptable, "Answers are application/graphql-response+json, application/json or text/event-stream, in UTF-8.");
        var hungUp = http.RequestAborted;
        var shown = Credentials.Of(http.Request);
        var authentication = await authenticator.AuthenticateAsync(shown, hungUp);
        if (TooMany(http, authentication.Caller, 1, output) is { } tooMany)
            return tooMany;
        if (authentication.Refused)
        {
            http.Response.Headers.WWWAuthenticate = Challenge;
            return Refuse(http, output, StatusCodes.Status401Unauthorized, Listener.Unknown);
        }
        // The time of a request does not begin before its files are here.
        Requests? withFiles = UploadReader.Takes(http.Request) ? await uploads.ReadAsync(http, authentication.Caller, hungUp) : null;
        using var clock = runner.Clock(hungUp);
        var requests = withFiles ?? (isPost ? await ReadBodyAsync(http.Request, clock.Token, hungUp) : new Requests([RequestReader.Read(http.Request.Query)], false));
        if (TooMany(http, authentication.Caller, requests.Items.Count - 1, output) is { } tooLong)
            return tooLong;
        var once = isPost ? IdempotencyKey.Of(http, isSingle: !requests.IsBatch && type is not AnswerType.Events) : null;
        if (type is AnswerType.Events)
        {
            await StreamAsync(http, requests, shown, isPost);
            return null;
        }
        var context = new RequestContext(authentication.Caller, http.RequestServices, clock.Token)
        {
            Carries = isPost ? OperationKinds.Query | OperationKinds.Mutation : OperationKinds.Query,
            FallbackTraceId = http.TraceIdentifier,
            Repeatable = once,
        };
        return requests.IsBatch
            ? await AnswerAllAsync(requests.Items, context, output, hungUp)
            : once is null ? await AnswerOneAsync(http, requests.Items[0], context, type, output, hungUp)
            : await AnswerOnceAsync(once, http, requests.Items[0], context, type, output, hungUp);
    }

    private Task StreamAsync(HttpContext http, Requests requests, Credentials shown, bool isPost)
    {
        if (requests.IsBatch)
            throw HttpRefusal.Malformed("A stream answers one request, not a batch.");
        var carries = OperationKinds.Query | OperationKinds.Subscription | (isPost ? OperationKinds.Mutation : OperationKinds.None);
        return streams.SendAsync(http, requests.Items[0], new Listener(authenticator, shown, http.RequestServices, carries, http.TraceIdentifier));
    }

    /// <summary>Counts requests: 429 when there were too many.</summary>
    private int? TooMany(HttpContext http, Caller? caller, int requests, PooledBuffer output)
    {
        if (rates.Refusal(caller, http.Connection.RemoteIpAddress, requests, out var retryAfter) is not { } refusal)
            return null;
        http.Response.Headers.RetryAfter = retryAfter.ToString(CultureInfo.InvariantCulture);
        return Refuse(http, output, StatusCodes.Status429TooManyRequests, refusal);
    }

    /// <param name="ct">Cancelled when the time is over, too: whoever sends drop by drop holds no place for ever.</param>
    private async ValueTask<Requests> ReadBodyAsync(HttpRequest request, CancellationToken ct, CancellationToken hungUp)
    {
        if (!MediaTypes.IsReadable(request.ContentType))
            throw new HttpRefusal(StatusCodes.Status415UnsupportedMediaType, "A body must be application/json in UTF-8, or multipart/form-data with files.");
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
            throw new HttpRefusal(StatusCodes.Status415UnsupportedMediaType, "A body must not be compressed.");
        try
        {
            return await BodyReader.ReadAsync(request, _limits, ct);
        }
        catch (OperationCanceledException) when (!hungUp.IsCancellationRequested)
        {
            throw new HttpRefusal(StatusCodes.Status408RequestTimeout, "The body took too long to arrive.");
        }
    }

    private async ValueTask<int> AnswerOneAsync(
        HttpContext http, GraphQLRequest request, RequestContext context, AnswerType type, PooledBuffer output, CancellationToken hungUp)
    {
        var result = await runner.RunAsync(request, context, hungUp);
        return Answer(http, result, context, type, output);
    }

    /// <summary>The same of a request that may come again: it is answered as it was the first time, to the byte.</summary>
    private async ValueTask<int> AnswerOnceAsync(
        Repeatable once, HttpContext http, GraphQLRequest request, RequestContext context, AnswerType type, PooledBuffer output, CancellationToken hungUp)
    {
        ReadOnlyMemory<byte>? kept = null;
        try
        {
            var result = await runner.RunAsync(request, context, hungUp);
            if (once.Earlier is { } earlier)
            {
                http.Response.Headers[IdempotencyKey.ReplayedHeader] = "true";
                BuffersExtensions.Write(output, earlier);
                return StatusCodes.Status200OK;
            }
            var status = Answer(http, result, context, type, output);
            if (IsForGood(result, context.TraceId))
                kept = output.Written;
            return status;
        }
        finally
        {
            if (once.IsClaimed)
                await EndAsync(once, kept, context.TraceId);
        }
    }

    /// <summary>That an answer could not be kept is not the caller's affair: what was done is noted, and is not done again.</summary>
    private async Task EndAsync(Repeatable once, ReadOnlyMemory<byte>? kept, string traceId)
    {
        try
        {
            await once.EndAsync(kept);
        }
        catch (Exception unexpected)
        {
            log.Note(unexpected, traceId, callerHasGone: false);
        }
    }

    /// <summary>Whether the same request would be answered the same later: its mutations were carried out, or refused for what they say.</summary>
    private static bool IsForGood(ExecutionResult result, string traceId)
        => result is { Executed: true, Data: ObjectExecutionNode { SubFields: not null } } && result.Errors?.Any(e => ErrorReport.Of(e, traceId).IsInternal) != true;

    private static int Answer(HttpContext http, ExecutionResult result, RequestContext context, AnswerType type, PooledBuffer output)
    {
        ResponseWriter.Write(output, result, context.TraceId);
        var status = StatusOf(result, type, context.TraceId);
        if (status == StatusCodes.Status405MethodNotAllowed)
            http.Response.Headers.Allow = "POST";
        return status;
    }

    /// <summary>One after the other, as they stand: the mutations of a batch may build on each other.</summary>
    private async ValueTask<int> AnswerAllAsync(
        IReadOnlyList<GraphQLRequest> requests, RequestContext context, PooledBuffer output, CancellationToken hungUp)
    {
        for (var i = 0; i < requests.Count; i++)
        {
            output.Write((byte)(i == 0 ? '[' : ','));
            ResponseWriter.Write(output, await runner.RunAsync(requests[i], context, hungUp), context.TraceId);
        }
        output.Write((byte)']');
        return StatusCodes.Status200OK;
    }

    /// <summary>With data it is 200. Without, the newer type tells by status what the older one tells in the body only.</summary>
    private static int StatusOf(ExecutionResult result, AnswerType type, string traceId)
    {
        if (result.Executed || result.Errors is not { Count: > 0 } errors)
            return StatusCodes.Status200OK;
        var report = ErrorReport.Of(errors[0], traceId);
        return type is AnswerType.GraphQL || report.HttpStatus != report.Status ? report.HttpStatus : StatusCodes.Status200OK;
    }

    private static int Refuse(HttpContext http, PooledBuffer output, int status, ExecutionError error)
    {
        output.Clear();
        ResponseWriter.Write(output, new ExecutionResult(error), TraceOf(http));
        return status;
    }

    private static string TraceOf(HttpContext http)
        => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;

    private static async Task SendAsync(HttpContext http, AnswerType type, int status, PooledBuffer output)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = type.ContentType();
        response.ContentLength = output.Length;
        response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsGet(http.Request.Method))
            response.Headers.Vary = HeaderNames.Accept;
        try
        {
            await response.BodyWriter.WriteAsync(output.Written, http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone.
        }
    }
}
