namespace Crm.Graph.Kernel.Domain;

/// <summary>A record that people know by its name, unique among those of its kind whatever its case.</summary>
public interface INamed
{
    /// <summary>The name.</summary>
    string Name { get; }
}
