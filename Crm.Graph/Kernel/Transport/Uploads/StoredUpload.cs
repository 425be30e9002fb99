using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Kernel.Transport.Uploads;

/// <summary>
/// A file in the store. It has no name there once it is open, so its space is free again when it is closed, however the process ends:
/// elsewhere than on Windows the name is taken away at once, and Windows deletes what is closed.
/// </summary>
internal sealed class StoredUpload : IUpload, IDisposable
{
    private readonly UploadStore _store;
    private readonly FileStream _file;
    private int _disposed;

    public StoredUpload(UploadStore store, string path, string fileName, string contentType)
    {
        (_store, FileName, ContentType) = (store, fileName, contentType);
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | (OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None),
        };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _file = new FileStream(path, how);
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
    }

    public string FileName { get; }

    public string ContentType { get; }

    public long Length { get; private set; }

    public async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        _store.Take(bytes.Length);
        var at = Length;
        Length += bytes.Length; // what was taken is given back even if writing fails
        await RandomAccess.WriteAsync(_file.SafeFileHandle, bytes, at, ct);
    }

    public Stream Open() => new UploadStream(_file.SafeFileHandle, Length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _file.Dispose();
        _store.Release(Length);
    }
}
