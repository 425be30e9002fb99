using System.Text.RegularExpressions;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.CustomFields.Model;

/// <summary>A field that the organisation has added to its contacts, accounts, …: read in their `customFields`, named by rules and orders as `customFields.` and its key.</summary>
public sealed partial class CustomField : Record
{
    /// <summary>How many the records of one list can have.</summary>
    public const int MostPerEntity = 200;

    private readonly List<CustomFieldChoice> _choices = [];

    private CustomField() { } // EF

    /// <summary>The list whose records have the field, such as `contacts`.</summary>
    public string Entity { get; private set; } = "";

    /// <summary>The name by which inputs, rules and orders know it; no other field of the entity has it, whatever its case.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The key in lower case, which is taken as long as the field is not deleted.</summary>
    public string? TakenKey { get; private set; }

    /// <summary>What people read.</summary>
    public string Label { get; private set; } = "";

    /// <summary>What its values are.</summary>
    public CustomFieldType Type { get; private set; }

    /// <summary>The least number; of text the fewest characters.</summary>
    public decimal? Min { get; private set; }

    /// <summary>The largest number; of text the most characters.</summary>
    public decimal? Max { get; private set; }

    /// <summary>Whether new records must have a value, and existing ones keep theirs.</summary>
    public bool IsRequired { get; private set; }

    /// <summary>The values to choose from, in their order; empty where any is possible.</summary>
    public IReadOnlyList<CustomFieldChoice> Choices => _choices;

    /// <summary>The details as they are, to be changed with <c>with</c> and given back to <see cref="Change"/>.</summary>
    internal CustomFieldDetails Details => new()
    {
        Label = Label,
        Min = Min,
        Max = Max,
        IsRequired = IsRequired,
        Choices = [.. _choices.OrderBy(c => c.Position).Select(c => new CustomFieldChoiceInput(c.Value, c.Label))],
    };

    internal static Result<CustomField> Create(string entity, string key, CustomFieldType type, CustomFieldDetails details)
    {
        var problems = new Problems();
        if (!KeyPattern().IsMatch(key))
            problems.Add(CustomFieldErrors.NoKey());
        var read = details.Read(type, problems);
        if (problems.Any)
            return problems.All;
        var field = new CustomField { Entity = entity, Key = key, TakenKey = Taken(key), Type = type };
        field.Apply(read);
        return field;
    }

    /// <summary>The same field for another organisation.</summary>
    internal CustomField Copy()
    {
        var copy = new CustomField { Entity = Entity, Key = Key, TakenKey = TakenKey, Type = Type };
        copy.Apply(Details);
        return copy;
    }

    /// <summary>The form in which a key is taken.</summary>
    internal static string Taken(string key) => key.ToLowerInvariant();

    /// <summary>Changes the details. What records hold is not looked at again. Refused, the field is as it was.</summary>
    internal Result<CustomField> Change(CustomFieldDetails details)
    {
        if (IsDeleted)
            return CustomFieldErrors.Deleted(this);
        var problems = new Problems();
        var read = details.Read(Type, problems);
        if (problems.Any)
            return problems.All;
        Apply(read);
        return this;
    }

    /// <summary>The choices that would be gone if these were all.</summary>
    internal IEnumerable<CustomFieldChoice> WithoutThese(IReadOnlyList<CustomFieldChoiceInput> choices)
        => _choices.Where(c => choices.All(other => other.Value.Trim() != c.Value));

    /// <summary>Deleting twice is deleting once. Its key is free from now on.</summary>
    internal CustomField Delete()
    {
        (IsDeleted, TakenKey) = (true, null);
        return this;
    }

    private void Apply(CustomFieldDetails read)
    {
        (Label, Min, Max, IsRequired) = (read.Label, read.Min, read.Max, read.IsRequired);
        _choices.RemoveAll(c => read.Choices.All(other => other.Value != c.Value));
        for (var i = 0; i < read.Choices.Count; i++)
        {
            var choice = _choices.Find(c => c.Value == read.Choices[i].Value);
            if (choice is null)
                _choices.Add(choice = new CustomFieldChoice(Id, read.Choices[i].Value));
            (choice.Label, choice.Position) = (read.Choices[i].Label!, i);
        }
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9_]{0,39}\\z")]
    private static partial Regex KeyPattern();
}
