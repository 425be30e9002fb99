using System.Collections.Immutable;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>The way from a record to one of its values: its own, or along groups, other records and lists.</summary>
public sealed record FieldPath(string Name, ImmutableArray<CatalogueField> Steps)
{
    /// <summary>How many names a path may have: far enough for people, not for endless walks in circles.</summary>
    public const int MaxSteps = 5;

    public CatalogueField Field => Steps[^1];

    /// <summary>Whether the path crosses a list, so that a record has any number of these values.</summary>
    public bool IsToMany => Steps.Any(s => s.Children is not null);

    /// <summary>Whether the path asks what is behind this step for its deletion, so that deleted records are not left out there; -1 is the record itself.</summary>
    public bool SpeaksOfDeletion(int step) => Steps.Length == step + 2 && Field.Name is "isDeleted" or "dateDeleted";

    /// <summary>Whether null may be found at the end of the path.</summary>
    public bool IsNullable => Field.IsNullable || Steps.Any(s => s is { Kind: FieldKind.One, IsNullable: true });

    /// <summary>Finds the field of that name.</summary>
    /// <param name="may">Whether the caller has a permission; a field that needs another is refused.</param>
    /// <exception cref="InvalidRuleException">There is no such field, it cannot be filtered by, or the caller may not read it.</exception>
    public static FieldPath Find(Catalogues catalogues, FieldCatalogue catalogue, string name, string path, Func<string, bool> may)
    {
        var names = name.Split('.');
        if (names.Length > MaxSteps || name.Length > 200)
            throw new InvalidRuleException(path, name[..Math.Min(name.Length, 200)], $"a field of at most {MaxSteps} names");
        var steps = ImmutableArray.CreateBuilder<CatalogueField>(names.Length);
        var at = catalogue;
        for (var i = 0; i < names.Length; i++)
        {
            var field = at.Find(names[i]);
            var last = i == names.Length - 1;
            if (field is null || !field.IsFilterable || last != (field.Kind == FieldKind.Value))
            {
                var prefix = i == 0 ? "" : string.Join('.', names[..i]) + ".";
                throw new InvalidRuleException(path, name, $"a field of {at.Name}: {Nearest.Of(name, Known(at, prefix, catalogues))}");
            }
            if (field.Permission is { } permission && !may(permission))
                throw new InvalidRuleException(path, name, $"a field that you may read ({permission})", "FORBIDDEN");
            steps.Add(field);
            if (!last)
                at = catalogues.Of(field.Type);
        }
        return new(name, steps.ToImmutable());
    }

    /// <summary>The names that could stand there: values, and one step behind the ones that lead on.</summary>
    private static IEnumerable<string> Known(FieldCatalogue catalogue, string prefix, Catalogues catalogues)
        => catalogue.Fields.Where(f => f.IsFilterable).SelectMany(f => f.Kind == FieldKind.Value
            ? [prefix + f.Name]
            : catalogues.Of(f.Type).Fields.Where(i => i is { IsFilterable: true, Kind: FieldKind.Value }).Select(i => $"{prefix}{f.Name}.{i.Name}"));
}
