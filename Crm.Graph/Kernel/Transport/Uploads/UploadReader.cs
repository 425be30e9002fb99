using System.Buffers;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Telemetry;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport.Uploads;

/// <summary>
/// Reads multipart requests: <c>operations</c>, <c>map</c>, then the files, as the GraphQL multipart request specification orders them.
/// Files go to the store as they arrive and leave it when the request ends, however it ends.
/// </summary>
internal sealed class UploadReader(
    UploadStore store, ServerMeters meters, TimeProvider time, IOptions<UploadOptions> options, IOptions<TransportOptions> limits)
{
    private const int ChunkBytes = 65_536;

    /// <summary>
    /// Headers that no page of another origin can send without asking first. A form of such a page is multipart too, and is sent with
    /// whatever the browser knows of us: one of these tells the two apart.
    /// </summary>
    private static readonly string[] Preflights = ["GraphQL-Preflight", "Apollo-Require-Preflight"];

    private readonly UploadOptions _options = options.Value;

    public static bool Takes(HttpRequest request)
        => HttpMethods.IsPost(request.Method)
            && request.ContentType is { } type && type.Split(';')[0].Trim().Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <param name="caller">Nobody who is unknown fills our disk.</param>
    public async ValueTask<Requests> ReadAsync(HttpContext http, Caller? caller, CancellationToken hungUp)
    {
        var parts = Begin(http, caller);
        using var clock = new CancellationTokenSource(_options.Timeout, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, hungUp);
        try
        {
            return await ReadAsync(parts, http.Response, over.Token);
        }
        catch (OperationCanceledException) when (!hungUp.IsCancellationRequested)
        {
            throw new HttpRefusal(StatusCodes.Status408RequestTimeout, "The files took too long to arrive.");
        }
    }

    /// <summary>All that can be refused before a byte is read.</summary>
    private FormParts Begin(HttpContext http, Caller? caller)
    {
        var request = http.Request;
        if (!Preflights.Any(name => request.Headers[name] is [{ Length: > 0 }, ..]))
            throw HttpRefusal.Malformed($"A multipart request must have the header {Preflights[0]}: 1, which pages of other origins cannot send unasked.");
        if (caller is null)
            throw new HttpRefusal(StatusCodes.Status401Unauthorized, "") { Error = CrmError.Unauthenticated() };
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
            throw new HttpRefusal(StatusCodes.Status415UnsupportedMediaType, "A body must not be compressed.");
        if (request.ContentLength > _options.MaxBodyBytes)
            throw FormParts.TooLarge(_options.MaxBodyBytes);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = _options.MaxBodyBytes;
        return FormParts.Of(request, _options.MaxBodyBytes);
    }

    private async ValueTask<Requests> ReadAsync(FormParts parts, HttpResponse response, CancellationToken ct)
    {
        using var text = new PooledBuffer();
        await ReadTextAsync(parts, "operations", text, ct);
        var requests = RequestReader.Read(text.Written.Span, limits.Value.MaxBatch);
        text.Clear();
        await ReadTextAsync(parts, "map", text, ct);
        var map = UploadMap.Read(text.Written, requests, _options.MaxFiles);
        while (await parts.NextAsync(ct) is { } part)
        {
            map.Require(part.Name);
            map.Fill(part.Name, await StoreAsync(parts, part, response, ct));
        }
        map.RequireAll();
        return requests;
    }

    private async ValueTask ReadTextAsync(FormParts parts, string name, PooledBuffer text, CancellationToken ct)
    {
        if (await parts.NextAsync(ct) is not { } part || part.Name != name)
            throw HttpRefusal.Malformed($"The part '{name}' is missing. The parts are 'operations', 'map' and the files, in this order.");
        for (int read; (read = await parts.ReadAsync(part.Body, text.GetMemory(), ct)) > 0;)
        {
            text.Advance(read);
            if (text.Length > limits.Value.MaxBodyBytes)
                throw new HttpRefusal(StatusCodes.Status413PayloadTooLarge, $"The part '{name}' may weigh at most {limits.Value.MaxBodyBytes} bytes.");
        }
    }

    private async ValueTask<StoredUpload> StoreAsync(FormParts parts, FormPart part, HttpResponse response, CancellationToken ct)
    {
        if (part.FileName is null || FileNames.Read(part.FileName) is not { } name)
            throw HttpRefusal.Malformed("A file must have a name: Content-Disposition: form-data; name=\"0\"; filename=\"photo.jpg\".");
        if (name.Length > FileNames.MaxLength)
            throw HttpRefusal.Malformed($"The name of a file has at most {FileNames.MaxLength} characters.");
        var file = store.Create(name, part.ContentType);
        response.RegisterForDispose(file);
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (int read; (read = await parts.ReadAsync(part.Body, chunk, ct)) > 0;)
            {
                if (file.Length + read > _options.MaxFileBytes)
                    throw new HttpRefusal(StatusCodes.Status413PayloadTooLarge, $"A file may weigh at most {_options.MaxFileBytes} bytes.");
                await file.AppendAsync(chunk.AsMemory(0, read), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
        meters.Uploaded(file.Length);
        return file;
    }
}
