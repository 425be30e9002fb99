using System.Collections.Immutable;

namespace Crm.Graph.Kernel.Domain;

/// <summary>Something the caller can act on: the <c>UserError</c> of a payload.</summary>
/// <param name="Code">A stable code in capitals, such as <c>NOT_FOUND</c>.</param>
/// <param name="Message">A sentence that says what was expected.</param>
/// <param name="Path">Where in the input, from its top: <c>["addresses", "1", "countryCode"]</c>; empty when it is about the whole.</param>
/// <param name="Parameters">What a program needs to say it in its own words, such as <c>["contact", "789d…"]</c>.</param>
public sealed record DomainError(string Code, string Message, ImmutableArray<string> Path, ImmutableArray<string> Parameters)
{
    public DomainError(string code, string message, params string[] path) : this(code, message, [.. path], []) { }

    /// <summary>The same error with what a program needs to say it in its own words.</summary>
    public DomainError With(params string[] parameters) => this with { Parameters = [.. parameters] };

    /// <summary>The same error, found deeper in the input.</summary>
    public DomainError Under(params string[] path) => this with { Path = [.. path, .. Path] };
}

/// <summary>Codes that every slice uses.</summary>
public static class Codes
{
    public const string NotFound = "NOT_FOUND";
    public const string Conflict = "CONFLICT";
    public const string Required = "REQUIRED";
    public const string Invalid = "INVALID_VALUE";
    public const string Taken = "ALREADY_EXISTS";
    public const string NotAllowed = "NOT_ALLOWED";
}

/// <summary>The outcome of something that can be refused: a value, or the errors that say why not.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    internal Result(T? value, ImmutableArray<DomainError> errors) => (_value, Errors) = (value, errors);

    public ImmutableArray<DomainError> Errors { get; }

    public bool Succeeded => Errors.IsDefaultOrEmpty;

    /// <summary>The value; asking for it after a refusal is a mistake of the program.</summary>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException($"refused: {Errors[0].Code}");

    public bool Refused(out ImmutableArray<DomainError> errors)
    {
        errors = Succeeded ? [] : Errors;
        return !Succeeded;
    }

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(DomainError error) => new(default, [error]);

    public static implicit operator Result<T>(ImmutableArray<DomainError> errors)
        => errors.IsDefaultOrEmpty ? throw new ArgumentException("a refusal needs an error", nameof(errors)) : new(default, errors);
}

/// <summary>Makes results where C# knows no conversion: of interfaces.</summary>
public static class Result
{
    public static Result<T> Of<T>(T value) => new(value, []);
}

/// <summary>The outcome of something that answers nothing but may be refused.</summary>
public readonly record struct Done
{
    public static readonly Result<Done> Ok = new Done();
}
