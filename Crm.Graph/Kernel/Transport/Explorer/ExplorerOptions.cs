namespace Crm.Graph.Kernel.Transport.Explorer;

/// <summary>The page for trying queries out: section <c>Explorer</c>.</summary>
public sealed class ExplorerOptions
{
    public const string Section = "Explorer";

    public bool Enabled { get; init; } = true;

    /// <summary>Where its files are; by default those that the build put beside the program.</summary>
    public string? Folder { get; init; }

    /// <summary>Where the documents are that people find ready to run (<c>*.graphql</c>, in the order of their names, and <c>variables.json</c>).</summary>
    public string? Examples { get; init; }
}
