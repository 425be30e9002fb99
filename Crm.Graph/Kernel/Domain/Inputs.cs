namespace Crm.Graph.Kernel.Domain;

/// <summary>A field of an update input: absent leaves what is there alone, null clears it.</summary>
public readonly struct Optional<T> : IOptional
{
    private readonly T? _value;

    public Optional(T? value) => (_value, IsGiven) = (value, true);

    /// <summary>Whether the caller gave the field at all.</summary>
    public bool IsGiven { get; }

    public T? Value => _value;

    object? IOptional.Value => _value;

    /// <summary>What was given, else what is there already.</summary>
    public T? Or(T? current) => IsGiven ? _value : current;

    public static implicit operator Optional<T>(T? value) => new(value);
}

/// <summary>An <see cref="Optional{T}"/> whose type is not known.</summary>
public interface IOptional
{
    bool IsGiven { get; }

    object? Value { get; }
}

/// <summary>An <c>ID</c> as callers give it: the UUID of a record, or its own code or number where it has one.</summary>
public readonly record struct RecordId(string Value)
{
    public override string ToString() => Value;

    public static implicit operator RecordId(Guid id) => new(id.ToString());
}

/// <summary>An input that may say which version of the record it was made for.</summary>
public interface IExpectsVersion
{
    int? ExpectedVersion { get; }
}

/// <summary>An input of which exactly one field is given: <c>@oneOf</c> in the schema.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExactlyOneAttribute : Attribute;
