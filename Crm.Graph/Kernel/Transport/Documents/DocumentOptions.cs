using System.ComponentModel.DataAnnotations;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>What may be asked for, and what is kept of it: section <c>Documents</c>.</summary>
public sealed class DocumentOptions : IValidatableObject
{
    public const string Section = "Documents";

    /// <summary>How many documents are kept parsed and validated.</summary>
    [Range(1, 100_000)]
    public int CacheSize { get; init; } = 1_000;

    /// <summary>How many documents are kept that clients then name by their hash (automatic persisted queries).</summary>
    [Range(0, 100_000)]
    public int PersistedSize { get; init; } = 1_000;

    /// <summary>A file of trusted documents, by their ids. A relative path is taken from the content root.</summary>
    public string? Manifest { get; init; }

    /// <summary>Whether the documents of the manifest are the only ones that are carried out.</summary>
    public bool TrustedOnly { get; init; }

    /// <summary>The most characters of a document.</summary>
    [Range(100, 10_000_000)]
    public int MaxLength { get; init; } = 100_000;

    /// <summary>The most tokens of a document: names, values and signs. Two hundred rules, written into the document, are within it.</summary>
    [Range(10, 1_000_000)]
    public int MaxTokens { get; init; } = 4_000;

    /// <summary>How deep fields may be nested in one another, fragments included.</summary>
    [Range(1, 100)]
    public int MaxDepth { get; init; } = 15;

    /// <summary>Whether the schema may be asked for through itself.</summary>
    public bool Introspection { get; init; } = true;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TrustedOnly && string.IsNullOrEmpty(Manifest))
            yield return new("With TrustedOnly, Manifest must name the file of the trusted documents.", [nameof(Manifest)]);
    }
}
