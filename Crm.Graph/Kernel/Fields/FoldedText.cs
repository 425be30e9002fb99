using System.Linq.Expressions;

namespace Crm.Graph.Kernel.Fields;

/// <summary>Which folded columns an entity has, by its catalogue.</summary>
internal static class FoldedText
{
    /// <summary>The columns with the paths of what they fold, those inside groups of values included; each once, though two fields may be the same text.</summary>
    public static IEnumerable<(string Name, LambdaExpression Path)> Of(FieldCatalogue catalogue, Catalogues catalogues)
        => Under(catalogue, catalogues, path => path).DistinctBy(f => f.Item1);

    private static IEnumerable<(string, LambdaExpression)> Under(
        FieldCatalogue catalogue, Catalogues catalogues, Func<LambdaExpression, LambdaExpression> from)
    {
        foreach (var field in catalogue.Fields.Where(f => f.IsFilterable).Concat(catalogue.Columns.Values))
        {
            if (field.Kind == FieldKind.Group)
            {
                foreach (var inner in Under(catalogues.Of(field.Type), catalogues, path => Replace.Then(from(field.Path), path)))
                    yield return inner;
            }
            else if (field.Kind == FieldKind.Value && field.Type == typeof(string) && FoldedColumn.OwnName(from(field.Path)) is { } name)
            {
                yield return (name, from(field.Path));
            }
        }
    }
}
