using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.CustomFields.Model;

/// <summary>What of a custom field can change.</summary>
internal sealed record CustomFieldDetails
{
    public const int MostChoices = 200;
    public const int ChoiceLength = 100;

    public required string Label { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public bool IsRequired { get; init; }

    public IReadOnlyList<CustomFieldChoiceInput> Choices { get; init; } = [];

    /// <summary>The details as they are kept; what is wrong with them for a field of that type goes to the problems.</summary>
    public CustomFieldDetails Read(CustomFieldType type, Problems problems)
    {
        var read = this with { Label = problems.Required(Label, "label", 200), Choices = ReadChoices(problems) };
        ReadBound(Min, "min", type, problems);
        ReadBound(Max, "max", type, problems);
        if (Min > Max)
            problems.Add(CustomFieldErrors.MinAboveMax());
        if (type == CustomFieldType.Enum && Choices.Count == 0)
            problems.Add(CustomFieldErrors.NeedsChoices());
        if (type != CustomFieldType.Enum && Choices.Count > 0)
            problems.Add(CustomFieldErrors.NotOfThisType("choices", "ENUM"));
        return read;
    }

    private static void ReadBound(decimal? bound, string name, CustomFieldType type, Problems problems)
    {
        if (bound is not { } given)
            return;
        if (type == CustomFieldType.Number)
            problems.Take(Money.Parse(given, Money.LargestSummand), name);
        else if (type != CustomFieldType.String)
            problems.Add(CustomFieldErrors.NotOfThisType(name, "NUMBER and STRING"));
        else if (given != decimal.Truncate(given) || given < 0 || given > PlainText.MaxLength)
            problems.Add(CustomFieldErrors.NotALength(name));
    }

    private List<CustomFieldChoiceInput> ReadChoices(Problems problems)
    {
        if (Choices.Count > MostChoices)
            problems.Add(CustomFieldErrors.TooManyChoices());
        var read = new List<CustomFieldChoiceInput>();
        for (var i = 0; i < Choices.Count; i++)
        {
            var at = problems.At("choices", i);
            var value = at.Required(Choices[i].Value, "value", ChoiceLength);
            var label = at.Text(Choices[i].Label, "label", 200) ?? value;
            if (read.Exists(c => c.Value.Equals(value, StringComparison.OrdinalIgnoreCase)))
                at.Add(CustomFieldErrors.ChoiceTwice(value));
            read.Add(new(value, label));
        }
        return read;
    }
}
