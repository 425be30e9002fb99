using System.Collections.Immutable;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Reading;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>The way from a record to one of its values: its own, or along groups, other records and lists.</summary>
public sealed record FieldPath(string Name, ImmutableArray<CatalogueField> Steps)
{
    /// <summary>How many names a path may have: far enough for people, not for endless walks in circles.</summary>
    public const int MaxSteps = 5;

    public CatalogueField Field => Steps[^1];

    /// <summary>Whether the path crosses a list, so that a record has any number of these values.</summary>
    public bool IsToMany => Steps.Any(s => s is { Children: not null, Defined: null });

    /// <summary>The slot of the id of the definition, where the path ends in a field that the tenant has defined.</summary>
    internal int? DefinitionSlot { get; private init; }

    /// <summary>What a plan has to know of the path: of a defined field its type alone, so that one plan serves all such fields of all tenants.</summary>
    internal string Shape => DefinitionSlot is { } slot ? $"{Name[..^Field.Name.Length]}@{slot}{Field.Type.Name}" : Name;

    /// <summary>What tells the path from all others, also from one to a field that had the same name before.</summary>
    internal string Identity => Field.Definition is { } definition ? $"{Name}@{definition.Id:N}" : Name;

    /// <summary>Whether the path asks what is behind this step for its deletion, so that deleted records are not left out there; -1 is the record itself.</summary>
    public bool SpeaksOfDeletion(int step) => Steps.Length == step + 2 && Field.Name is "isDeleted" or "dateDeleted";

    /// <summary>Whether null may be found at the end of the path.</summary>
    public bool IsNullable => Field.IsNullable || Steps.Any(s => s is { Kind: FieldKind.One, IsNullable: true });

    /// <summary>Finds the field of that name.</summary>
    /// <param name="words">The names that may be used.</param>
    /// <param name="catalogue">Where the path begins.</param>
    /// <param name="name">The names along the path, with dots in between.</param>
    /// <param name="path">Where the caller wrote it.</param>
    /// <exception cref="InvalidRuleException">There is no such field, it cannot be filtered by, or the caller may not read it.</exception>
    public static FieldPath Find(Vocabulary words, FieldCatalogue catalogue, string name, string path)
    {
        var names = name.Split('.');
        if (names.Length > MaxSteps || name.Length > 200)
            throw new InvalidRuleException(path, name[..Math.Min(name.Length, 200)], $"a field of at most {MaxSteps} names");
        var steps = ImmutableArray.CreateBuilder<CatalogueField>(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            var field = i == 0 ? catalogue.Find(names[0]) is { IsFilterable: true } own ? own : null : words.Find(steps[^1], names[i]);
            var last = i == names.Length - 1;
            if (field is null || last != (field.Kind == FieldKind.Value))
                throw new InvalidRuleException(path, name, Expected(words, catalogue, steps, names));
            if (field.Permission is { } permission && !words.May(permission))
                throw new InvalidRuleException(path, name, $"a field that you may read ({permission})", "FORBIDDEN");
            steps.Add(field);
        }
        return new(name, steps.MoveToImmutable());
    }

    /// <summary>The path as a statement follows it: with what it takes to find a defined field among its slots.</summary>
    internal FieldPath In(Slots slots) => Field.Definition is { } definition ? this with { DefinitionSlot = slots.Add(typeof(Guid), definition.Id) } : this;

    /// <summary>What could have stood where the steps end.</summary>
    private static string Expected(Vocabulary words, FieldCatalogue catalogue, ImmutableArray<CatalogueField>.Builder steps, string[] names)
    {
        var (name, prefix) = (string.Join('.', names), string.Concat(names.Take(steps.Count).Select(n => n + ".")));
        var known = steps.Count == 0 ? catalogue.Fields.Where(f => f.IsFilterable) : words.Behind(steps[^1]);
        var nearest = Nearest.Of(name, Known(words, known, prefix));
        if (steps.Count == 0 || steps[^1].Defined is not { } rows)
            return $"a field of {(steps.Count == 0 ? catalogue : words.Catalogues.Of(steps[^1].Type)).Name}: {nearest}";
        if (words.HadOnce(steps[^1], names[steps.Count]))
            return $"a custom field of {rows.Entity} that is still there: {names[steps.Count]} was deleted";
        return $"a custom field of {rows.Entity}: {(nearest.Length > 0 ? nearest : "there is none")}";
    }

    /// <summary>The names that could stand there: values, and one step behind the ones that lead on.</summary>
    private static IEnumerable<string> Known(Vocabulary words, IEnumerable<CatalogueField> fields, string prefix)
        => fields.SelectMany(f => f.Kind == FieldKind.Value
            ? [prefix + f.Name]
            : words.Behind(f).Where(i => i.Kind == FieldKind.Value).Select(i => $"{prefix}{f.Name}.{i.Name}"));
}
