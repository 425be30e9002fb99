namespace Crm.Graph.Kernel.Filtering;

/// <summary>A filter that cannot be understood: where, about which field, and what was expected there.</summary>
public sealed class InvalidRuleException(string path, string? field, string expected, string code = "INVALID_RULE") : Exception(
    field is null ? $"{path}: expected {expected}." : $"{path} ({field}): expected {expected}.")
{
    /// <summary>INVALID_RULE; FORBIDDEN for a field that the caller may not read.</summary>
    public string Code { get; } = code;

    /// <summary>The rule's path, the field if it is known, and what was expected.</summary>
    public IReadOnlyList<string> Parameters { get; } = [path, field ?? "", expected];
}
