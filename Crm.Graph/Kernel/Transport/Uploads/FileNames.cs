namespace Crm.Graph.Kernel.Transport.Uploads;

/// <summary>The name of a file as people see it, of what a part's header says.</summary>
internal static class FileNames
{
    public const int MaxLength = 255;

    /// <summary>Null when nothing is left that names anything. Folders are somebody else's, and control characters are no part of a name.</summary>
    public static string? Read(string header)
    {
        // Programs write a quotation mark as \", browsers as %22; a backslash before anything else divides folders.
        var name = header.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("%22", "\"", StringComparison.OrdinalIgnoreCase);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return name is "" or "." or ".." ? null : name;
    }
}
