namespace Crm.Graph.Kernel.Fields;

/// <summary>A field that a tenant has defined for itself, beside those of the catalogue.</summary>
/// <param name="Id">Under which its values are stored.</param>
/// <param name="Entity">The list whose records have it, such as <c>contacts</c>.</param>
/// <param name="Key">The name that rules and orders use, behind <see cref="Group"/>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Type">The CLR type of its values.</param>
/// <param name="Choices">The values to choose from; empty where any is possible.</param>
/// <param name="IsDeleted">Whether it is there no more: rules that name it are told so.</param>
public sealed record FieldDefinition(
    Guid Id, string Entity, string Key, string Label, Type Type, IReadOnlyList<FieldChoice> Choices, bool IsDeleted)
{
    /// <summary>The field of an entity under which its defined fields stand: <c>customFields.tier</c>.</summary>
    public const string Group = "customFields";

    /// <summary>Whether a path may speak of defined fields, perhaps misspelt, so that it takes the definitions to understand it.</summary>
    public static bool MayBeIn(string path) => path.Contains("customField", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A value to choose, and what people read.</summary>
public sealed record FieldChoice(string Value, string Label);
