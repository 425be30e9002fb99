using System.Globalization;
using System.Text.Json;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.CustomFields.Model;

// What values the field takes: JSON of its own type, and numbers also as text, as everywhere.
public sealed partial class CustomField
{
    /// <summary>The value that somebody gives the field: text, a number, true or false, a day or a moment; null when it is cleared.</summary>
    internal Result<object?> Read(JsonText? given)
    {
        using var json = JsonDocument.Parse(given?.Value ?? "null");
        var value = json.RootElement;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (value.ValueKind == JsonValueKind.Null || text is not null && Type is CustomFieldType.String && string.IsNullOrWhiteSpace(text))
        {
            if (IsRequired)
                return CustomFieldErrors.Cleared(this);
            return (object?)null;
        }
        return Type switch
        {
            CustomFieldType.String => ReadText(text),
            CustomFieldType.Number => ReadNumber(value),
            CustomFieldType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : Unlike("true or false"),
            CustomFieldType.Date => IsoTimes.Day(text) is { } day ? day : Unlike(IsoTimes.ExpectedDay),
            CustomFieldType.Datetime => IsoTimes.Moment(text) is { } moment ? moment : Unlike(IsoTimes.ExpectedMoment),
            _ => _choices.Exists(c => c.Value == text) ? text : Unlike("one of " + string.Join(", ", _choices.OrderBy(c => c.Position).Select(c => c.Value))),
        };
    }

    private Result<object?> ReadText(string? text)
    {
        if (text is null)
            return Unlike("text");
        var parsed = PlainText.Parse(text);
        if (parsed.Refused(out var errors))
            return errors[0].Under("value").With("customField", Key);
        return parsed.Value!.Length < Min || parsed.Value.Length > Max ? Unlike($"text of {Between()} characters") : parsed.Value;
    }

    private Result<object?> ReadNumber(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString(),
            _ => null,
        };
        // Aggregates add them up.
        if (text is null || ExactDecimal.Parse(text, Money.Decimals) is not { } number || !Money.Parse(number, Money.LargestSummand).Succeeded)
            return Unlike($"a number with at most {Money.Decimals} decimals, between -{Money.LargestSummand} and {Money.LargestSummand}");
        return number < Min || number > Max ? Unlike($"a number of {Between()}") : number;
    }

    private string Between() => (Min, Max) switch
    {
        ({ } min, { } max) => string.Create(CultureInfo.InvariantCulture, $"{min:0.####} to {max:0.####}"),
        ({ } min, _) => string.Create(CultureInfo.InvariantCulture, $"at least {min:0.####}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"at most {Max:0.####}"),
    };

    private DomainError Unlike(string expected) => CustomFieldErrors.Unlike(this, expected);
}
