using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.QueryBuilder;

/// <summary>The fields by which an entity can be filtered, from its catalogue: its own, and those one step away.</summary>
internal sealed class FilterFields(RootFields root, Vocabularies vocabularies)
{
    /// <summary>A field with its full name, its label and its catalogue's field.</summary>
    internal sealed record FilterField(string Name, string Label, CatalogueField Field, bool IsToMany);

    /// <summary>The entities that have a list, by the list's name.</summary>
    public IEnumerable<string> Entities(Caller caller) => root.Lists.Where(l => May(caller, l)).Select(l => l.Name);

    /// <summary>The fields that the caller may filter a list by.</summary>
    public async ValueTask<Result<IReadOnlyList<FilterField>>> OfAsync(string entity, Caller caller, CancellationToken ct)
    {
        if (root.Lists.FirstOrDefault(l => l.Name == entity && May(caller, l)) is not { } list)
        {
            return new DomainError(Codes.NotFound, $"There is no entity {Shortened(entity)}. Some that there are: {Nearest.Of(entity, Entities(caller))}.")
                .With("entity", Shortened(entity));
        }
        var words = await vocabularies.ForAsync(caller, withDefinitions: true, ct);
        return Result.Of<IReadOnlyList<FilterField>>([.. Under(root.Catalogues.Of(list.Entity).Fields.Where(f => f.IsFilterable), "", "", words, steps: 2, isToMany: false)]);
    }

    private static IEnumerable<FilterField> Under(
        IEnumerable<CatalogueField> fields, string prefix, string label, Vocabulary words, int steps, bool isToMany)
    {
        foreach (var field in fields.Where(f => f.Permission is null || words.May(f.Permission)))
        {
            var name = prefix + field.Name;
            // That a field is the tenant's own is nothing that its label need say.
            var title = field.Defined is not null ? label : label.Length == 0 ? Label(field) : $"{label} › {Label(field)}";
            var isOfTheRecord = field.Kind == FieldKind.Group || field.Defined is not null;
            if (field.Kind == FieldKind.Value)
            {
                yield return new(name, title, field, isToMany);
            }
            else if (isOfTheRecord || steps > 1)
            {
                var beyond = isToMany || field is { Children: not null, Defined: null };
                foreach (var inner in Under(words.Behind(field), name + ".", title, words, isOfTheRecord ? steps : steps - 1, beyond))
                    yield return inner;
            }
        }
    }

    /// <summary><c>dateCreated</c> reads "Date created"; what a tenant has defined has a label.</summary>
    private static string Label(CatalogueField field)
    {
        if (field.Definition is { } definition)
            return definition.Label;
        var words = Names.Snake(field.Name).Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static bool May(Caller caller, ListField list) => list.Needs is null || caller.May(list.Needs);

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
