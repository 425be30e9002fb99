namespace Crm.Graph.Tests.Support;

/// <summary>Where the sources of the tests are.</summary>
internal static class Repository
{
    /// <summary>The top of the repository: the nearest folder above the tests that holds the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Crm.Graph.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside of the repository");
        return folder.FullName;
    }
}
