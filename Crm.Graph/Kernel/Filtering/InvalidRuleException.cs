using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>A filter that cannot be understood or used: where, about which field, and what was expected there.</summary>
public sealed class InvalidRuleException : Exception
{
    public InvalidRuleException(string path, string? field, string expected, string code = "INVALID_RULE")
        : base(field is null ? $"{path}: expected {expected}." : $"{path} ({field}): expected {expected}.")
        => (Code, Parameters) = (code, [path, field ?? "", expected]);

    /// <summary>A saved filter that is not there, or not the caller's to use.</summary>
    public InvalidRuleException(DomainError error) : base(error.Message) => (Code, Parameters) = (error.Code, error.Parameters);

    /// <summary>INVALID_RULE; FORBIDDEN for what the caller may not read; NOT_FOUND for a saved filter that is not there.</summary>
    public string Code { get; }

    /// <summary>The rule's path, the field if it is known, and what was expected; of a saved filter what it is and its id.</summary>
    public IReadOnlyList<string> Parameters { get; }
}
