namespace Crm.Graph.Kernel.Domain;

/// <summary>
/// A file that came with a request. Its content lies on disk and is gone when the request has been answered: what is to stay, has to be copied.
/// </summary>
public interface IUpload
{
    /// <summary>What the caller calls it: a name without a folder, of at most 255 characters. It is never a path to write to.</summary>
    string FileName { get; }

    /// <summary>The media type that the caller gave, such as <c>image/png</c>. Nobody has looked whether the content is of that type.</summary>
    string ContentType { get; }

    /// <summary>Its size in bytes.</summary>
    long Length { get; }

    /// <summary>The content from its beginning, each time anew: use cases may run more than once.</summary>
    Stream Open();
}
