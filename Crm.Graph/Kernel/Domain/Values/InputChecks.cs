namespace Crm.Graph.Kernel.Domain.Values;

/// <summary>Reads the fields of an input, each by its name, and keeps what is wrong with them.</summary>
public static class InputChecks
{
    public static string? Text(this Problems problems, string? text, string field, int maxLength = PlainText.MaxLength, bool multiline = false)
        => problems.Take(PlainText.Parse(text, maxLength, multiline), field);

    /// <summary>Answers the empty text, and keeps the error, where there is none.</summary>
    public static string Required(this Problems problems, string? text, string field, int maxLength = PlainText.MaxLength)
        => problems.Take(PlainText.Required(text, maxLength), field) ?? "";

    /// <summary>A value that is written as text: nothing where nothing is written.</summary>
    public static string? Written(this Problems problems, string? text, string field, Func<string, Result<string>> parse, int maxLength = PlainText.MaxLength)
        => problems.Text(text, field, maxLength) is { } written ? problems.Take(parse(written), field) : null;

    public static string? Country(this Problems problems, string? code, string field) => problems.Written(code, field, Countries.Parse);

    public static decimal? Amount(this Problems problems, decimal? amount, string field, decimal largest = Money.Largest)
        => amount is { } given ? problems.Take(Money.NotNegative(given, largest), field) : null;

    /// <summary>A number that has to lie between two others.</summary>
    public static T? Within<T>(this Problems problems, T? number, T least, T most, string field) where T : struct, IComparable<T>
    {
        if (number is { } given && !(given.CompareTo(least) >= 0 && given.CompareTo(most) <= 0))
            problems.Add(new DomainError(Codes.Invalid, FormattableString.Invariant($"Expected a value between {least} and {most}."), field));
        return number;
    }

    /// <summary>A field that an update may leave alone but not clear.</summary>
    public static T Kept<T>(this Problems problems, Optional<T?> given, T current, string field) where T : struct
    {
        if (given.Or(current) is { } value)
            return value;
        problems.Add(new DomainError(Codes.Required, "Expected a value: this can be changed but not cleared.", field));
        return current;
    }
}
