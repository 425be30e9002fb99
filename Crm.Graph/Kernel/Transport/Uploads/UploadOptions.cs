using System.ComponentModel.DataAnnotations;

namespace Crm.Graph.Kernel.Transport.Uploads;

/// <summary>The limits of multipart requests: section <c>Uploads</c>.</summary>
public sealed class UploadOptions
{
    public const string Section = "Uploads";

    /// <summary>The most a multipart body may weigh, its files and all; more is answered 413.</summary>
    [Range(1_024, 2_000_000_000)]
    public int MaxBodyBytes { get; init; } = 52_428_800;

    /// <summary>The most a single file may weigh; more is answered 413.</summary>
    [Range(1, 2_000_000_000)]
    public int MaxFileBytes { get; init; } = 52_428_800;

    /// <summary>The most files in one request.</summary>
    [Range(1, 1_000)]
    public int MaxFiles { get; init; } = 10;

    /// <summary>The most that the files of all requests under way may weigh together; what is more is answered 429.</summary>
    [Range(1_024, long.MaxValue)]
    public long MaxHeldBytes { get; init; } = 1_073_741_824;

    /// <summary>The time that a multipart body has to arrive. The time of the request itself begins after that.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Where files lie until their request is answered; null is the system's folder for temporary files.</summary>
    public string? Folder { get; init; }
}
