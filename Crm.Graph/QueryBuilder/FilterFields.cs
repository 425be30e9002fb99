using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.QueryBuilder;

/// <summary>The fields by which an entity can be filtered, from its catalogue: its own, and those one step away.</summary>
internal sealed class FilterFields(RootFields root)
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
    public Result<IReadOnlyList<FilterField>> Of(string entity, Caller caller)
    {
        if (root.Lists.FirstOrDefault(l => l.Name == entity && May(caller, l)) is not { } list)
        {
            return new DomainError(Codes.NotFound, $"There is no entity {Shortened(entity)}. Some that there are: {Nearest.Of(entity, Entities(caller))}.")
                .With("entity", Shortened(entity));
        }
        var catalogue = root.Catalogues.Of(list.Entity);
        var own = Label(catalogue.Name);
        return Result.Of<IReadOnlyList<FilterField>>(
        [
            .. Under(catalogue, "", "", "", caller, steps: 2, isToMany: false)
                .Select(f => f.Heading.Length == 0 ? f with { Heading = own } : f)
                .OrderBy(f => f.Heading != own),
        ]);
    }

    private IEnumerable<FilterField> Under(FieldCatalogue catalogue, string prefix, string label, string heading, Caller caller, int steps, bool isToMany)
    {
        foreach (var field in catalogue.Fields.Where(f => f.IsFilterable && (f.Permission is null || caller.May(f.Permission))).OrderBy(f => f.IsOfEveryRecord))
        {
            var name = prefix + field.Name;
            var title = label.Length == 0 ? Label(field.Name) : $"{label} › {Label(field.Name)}";
            var under = prefix.Length > 0 ? heading : field.IsOfEveryRecord ? Record : field.Kind == FieldKind.Value ? "" : Label(field.Name);
            if (field.Kind == FieldKind.Value)
            {
                yield return new(name, title, under, field, isToMany);
            }
            else if (field.Kind == FieldKind.Group || steps > 1)
            {
                var left = field.Kind == FieldKind.Group ? steps : steps - 1;
                foreach (var inner in Under(root.Catalogues.Of(field.Type), name + ".", title, under, caller, left, isToMany || field.Children is not null))
                    yield return inner;
            }
        }
    }

    /// <summary><c>dateCreated</c> reads "Date created".</summary>
    private static string Label(string name)
    {
        var words = Names.Snake(name).Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static bool May(Caller caller, ListField list) => list.Needs is null || caller.May(list.Needs);

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
