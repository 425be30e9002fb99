using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Crm.Graph.Kernel.Transport.Uploads;

/// <summary>A part of a form as it arrives.</summary>
/// <param name="FileName">Null when it is no file.</param>
/// <param name="Body">To be read before the next part is asked for, with <see cref="FormParts.ReadAsync"/>.</param>
internal readonly record struct FormPart(string Name, string? FileName, string ContentType, Stream Body);

/// <summary>The parts of a multipart body, one after the other. What is malformed is refused (400), what is too much as well (413).</summary>
internal sealed class FormParts(HttpRequest request, string boundary, int maxBytes)
{
    /// <summary>What a boundary may have (RFC 2046, 5.1.1).</summary>
    private const int MaxBoundary = 70;

    private const string NoType = "application/octet-stream";

    private readonly MultipartReader _reader = new(boundary, request.Body);

    public static FormParts Of(HttpRequest request, int maxBytes)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary) : default;
        return boundary.Length is > 0 and <= MaxBoundary
            ? new(request, boundary.ToString(), maxBytes)
            : throw HttpRefusal.Malformed($"The content type must name the boundary between the parts, of 1 to {MaxBoundary} characters.");
    }

    /// <summary>Null at the end of the body.</summary>
    public async ValueTask<FormPart?> NextAsync(CancellationToken ct)
    {
        var section = await GuardAsync(async () => await _reader.ReadNextSectionAsync(ct), ct);
        if (section is null)
            return null;
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(disposition.Name) is not { Length: > 0 } name)
        {
            throw HttpRefusal.Malformed("Each part of the body must have a header such as: Content-Disposition: form-data; name=\"operations\".");
        }
        return new(name.ToString(), disposition.FileName.HasValue ? HeaderUtilities.RemoveQuotes(disposition.FileName).ToString() : null, TypeOf(section), section.Body);
    }

    /// <summary>How many bytes of a part came; 0 at its end.</summary>
    public ValueTask<int> ReadAsync(Stream part, Memory<byte> buffer, CancellationToken ct)
        => GuardAsync(() => part.ReadAsync(buffer, ct), ct);

    private static string TypeOf(MultipartSection section)
    {
        if (string.IsNullOrWhiteSpace(section.ContentType))
            return NoType;
        return MediaTypeHeaderValue.TryParse(section.ContentType, out var type) && type.MediaType.HasValue && !type.MatchesAllSubTypes
            ? type.MediaType.Value
            : throw HttpRefusal.Malformed("The content type of a part must be a media type, such as image/png.");
    }

    /// <summary>Where the other side is at fault it is told so; whatever else breaks while a file is stored is not its fault.</summary>
    private async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> read, CancellationToken ct)
    {
        try
        {
            return await read();
        }
        catch (BadHttpRequestException tooMuch) when (tooMuch.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(maxBytes);
        }
        catch (InvalidDataException) when (!ct.IsCancellationRequested)
        {
            throw HttpRefusal.Malformed("The body does not begin with its boundary, or a part of it has headers that are too many, too long or malformed.");
        }
        catch (IOException broken) when (broken is not BadHttpRequestException && !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            throw HttpRefusal.Malformed("The body ends before its last boundary, or has another boundary than the content type says.");
        }
    }

    public static HttpRefusal TooLarge(int maxBytes)
        => new(StatusCodes.Status413PayloadTooLarge, $"A multipart body may weigh at most {maxBytes} bytes.");
}
