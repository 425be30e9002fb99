using PhoneNumbers;

namespace Crm.Graph.Kernel.Domain.Values;

/// <summary>Phone numbers: read in any written form, kept as E.164.</summary>
public static class Phones
{
    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    /// <summary>Longer than any written form of a number.</summary>
    private const int MaxLength = 60;

    /// <summary>The digits of a number in E.164 as they are dialled within its country, without a zero in front; null for anything else.</summary>
    public static string? National(string e164)
    {
        try
        {
            return e164.StartsWith('+') ? Library.Parse(e164, null).NationalNumber.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>Reads a number as people write it.</summary>
    /// <param name="text">The number: <c>+357 22 123456</c>, <c>0035722123456</c>, <c>22-123456</c>, <c>tel:…</c>.</param>
    /// <param name="country">The country (ISO 3166 alpha-3) from which a number without a country code is dialled.</param>
    public static Result<WrittenPhone> Parse(string text, string country)
    {
        try
        {
            if (text.Length <= MaxLength && Library.Parse(text, Countries.Find(country)?.Alpha2) is { } number && Library.IsValidNumber(number))
            {
                return new WrittenPhone(
                    Library.Format(number, PhoneNumberFormat.E164),
                    Countries.Find(Library.GetRegionCodeForNumber(number))?.Alpha3,
                    string.IsNullOrEmpty(number.Extension) ? null : number.Extension);
            }
        }
        catch (NumberParseException)
        {
            // Nothing that looks like a number: the same answer as for one that is not in use.
        }
        return new DomainError(Codes.Invalid, $"Expected a phone number that exists, with its country code or as it is dialled in {country}.");
    }
}

/// <summary>A phone number that was read.</summary>
/// <param name="Number">The number in E.164: <c>+35722123456</c>.</param>
/// <param name="Country">The country it belongs to (ISO 3166 alpha-3); null for numbers of no country.</param>
/// <param name="Extension">The extension that was written behind it.</param>
public sealed record WrittenPhone(string Number, string? Country, string? Extension);
