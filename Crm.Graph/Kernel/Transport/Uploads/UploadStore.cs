using Crm.Graph.Kernel.Errors;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport.Uploads;

/// <summary>Where files lie while their request runs: on disk, and bounded over all requests together.</summary>
internal sealed class UploadStore(IOptions<UploadOptions> options)
{
    private long _held;

    /// <summary>What lies here now.</summary>
    public long HeldBytes => Volatile.Read(ref _held);

    /// <summary>An empty file to be written. Who asks for it disposes of it.</summary>
    public StoredUpload Create(string fileName, string contentType)
    {
        var folder = options.Value.Folder ?? Path.GetTempPath();
        Directory.CreateDirectory(folder);
        return new StoredUpload(this, Path.Combine(folder, $"crm-upload-{Guid.NewGuid():N}"), fileName, contentType);
    }

    /// <summary>Room for bytes that are about to be written; refused when there is none.</summary>
    public void Take(int bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= options.Value.MaxHeldBytes)
            return;
        Release(bytes);
        const string message = "The server holds too many files of other requests at the moment. Try again later.";
        throw new HttpRefusal(StatusCodes.Status429TooManyRequests, message) { Error = CrmError.RateLimited(message, "1"), RetryAfter = 1 };
    }

    public void Release(long bytes) => Interlocked.Add(ref _held, -bytes);
}
