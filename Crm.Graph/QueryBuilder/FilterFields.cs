using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.QueryBuilder;

/// <summary>The fields by which an entity can be filtered, from its catalogue: its own, and those one step away.</summary>
internal sealed class FilterFields(RootFields root, Vocabularies vocabularies)
{
    /// <summary>The heading of what every record has.</summary>
    private const string Record = "Record";

    /// <summary>A field with its full name, its label, the heading it stands under, and its catalogue's field.</summary>
    internal sealed record FilterField(string Name, string Label, string Heading, CatalogueField Field, bool IsToMany);

    /// <summary>The entities that have a list, by the list's name.</summary>
    public IEnumerable<string> Entities(Caller caller) => root.Lists.Where(l => May(caller, l)).Select(l => l.Name);

    /// <summary>
    /// The fields that the caller may filter a list by, those of one heading together: the entity's own first, because a
    /// query builder begins with the first field, then what they lead to, and last what every record has.
    /// </summary>
    public async ValueTask<Result<IReadOnlyList<FilterField>>> OfAsync(string entity, Caller caller, CancellationToken ct)
    {
        if (root.Lists.FirstOrDefault(l => l.Name == entity && May(caller, l)) is not { } list)
        {
            return new DomainError(Codes.NotFound, $"There is no entity {Shortened(entity)}. Some that there are: {Nearest.Of(entity, Entities(caller))}.")
                .With("entity", Shortened(entity));
        }
        var (catalogue, words) = (root.Catalogues.Of(list.Entity), await vocabularies.ForAsync(caller, withDefinitions: true, ct));
        var own = Label(catalogue.Name);
        return Result.Of<IReadOnlyList<FilterField>>(
        [
            .. Under(catalogue.Fields.Where(f => f.IsFilterable), "", "", "", words, steps: 2, isToMany: false)
                .Select(f => f.Heading.Length == 0 ? f with { Heading = own } : f)
                .OrderBy(f => f.Heading != own),
        ]);
    }

    private static IEnumerable<FilterField> Under(
        IEnumerable<CatalogueField> fields, string prefix, string label, string heading, Vocabulary words, int steps, bool isToMany)
    {
        foreach (var field in fields.Where(f => f.Permission is null || words.May(f.Permission)).OrderBy(f => f.IsOfEveryRecord))
        {
            var name = prefix + field.Name;
            // That a field is the tenant's own is nothing that its label need say.
            var title = field.Defined is not null ? label : label.Length == 0 ? Label(field) : $"{label} › {Label(field)}";
            var under = prefix.Length > 0 ? heading : field.IsOfEveryRecord ? Record : field.Kind == FieldKind.Value ? "" : Label(field);
            var isOfTheRecord = field.Kind == FieldKind.Group || field.Defined is not null;
            if (field.Kind == FieldKind.Value)
            {
                yield return new(name, title, under, field, isToMany);
            }
            else if (isOfTheRecord || steps > 1)
            {
                var beyond = isToMany || field is { Children: not null, Defined: null };
                foreach (var inner in Under(words.Behind(field), name + ".", title, under, words, isOfTheRecord ? steps : steps - 1, beyond))
                    yield return inner;
            }
        }
    }

    /// <summary><c>dateCreated</c> reads "Date created"; what a tenant has defined has a label.</summary>
    private static string Label(CatalogueField field) => field.Definition?.Label ?? Label(field.Name);

    private static string Label(string name)
    {
        var words = Names.Snake(name).Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static bool May(Caller caller, ListField list) => list.Needs is null || caller.May(list.Needs);

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
