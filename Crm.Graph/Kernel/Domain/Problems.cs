using System.Collections.Immutable;

namespace Crm.Graph.Kernel.Domain;

/// <summary>Collects what is wrong with an input, so that the caller learns all of it at once.</summary>
public sealed class Problems
{
    private readonly ImmutableArray<DomainError>.Builder _errors;
    private readonly string[] _at;

    public Problems() : this(ImmutableArray.CreateBuilder<DomainError>(), []) { }

    private Problems(ImmutableArray<DomainError>.Builder errors, string[] at) => (_errors, _at) = (errors, at);

    public bool Any => _errors.Count > 0;

    public ImmutableArray<DomainError> All => _errors.ToImmutable();

    /// <summary>The same collection, seen from deeper in the input: what is added there gets that path.</summary>
    public Problems At(params string[] path) => new(_errors, [.. _at, .. path]);

    /// <summary>The same collection, seen from one element of a list of the input.</summary>
    public Problems At(string list, int index) => At(list, index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void Add(DomainError error) => _errors.Add(error.Under(_at));

    /// <summary>The value; when it was refused nothing, and the errors are kept under this path.</summary>
    public T? Take<T>(Result<T> result, params string[] path)
    {
        if (!result.Refused(out var errors))
            return result.Value;
        foreach (var error in errors)
            Add(error.Under(path));
        return default;
    }
}
