using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;

namespace Crm.Graph.Kernel.Reading;

/// <summary>The values of a record that filters ask for, read once and kept in memory.</summary>
internal sealed class RecordValues(JsonElement record) : IRecordValues
{
    /// <summary>What has to be selected of a record so that filters with these paths can be tested in memory.</summary>
    public static Selection Selection(Catalogues catalogues, FieldCatalogue catalogue, IEnumerable<FieldPath> paths)
        => Under(catalogues, catalogue, [.. paths], 0);

    public IEnumerable<object?> Of(FieldPath path) => Along(record, path, 0);

    private static IEnumerable<object?> Along(JsonElement at, FieldPath path, int step)
    {
        if (at.ValueKind == JsonValueKind.Null)
            return [];
        var field = path.Steps[step];
        var value = at.GetProperty(NameOf(path, step));
        return field.Kind switch
        {
            FieldKind.Value => [Typed(value, field.Type)],
            FieldKind.Parts when field.Defined is { } rows => Defined(value, rows, path.Field),
            FieldKind.Parts => value.EnumerateArray().SelectMany(v => Along(v, path, step + 1)),
            FieldKind.Many => value.GetProperty("nodes").EnumerateArray().SelectMany(v => Along(v, path, step + 1)),
            _ => Along(value, path, step + 1),
        };
    }

    /// <summary>The value of a defined field: none where the record has none.</summary>
    private static IEnumerable<object?> Defined(JsonElement values, DefinedRows rows, CatalogueField field) => values.EnumerateArray()
        .Where(v => v.GetProperty(rows.Id.Name).GetGuid() == field.Definition!.Id)
        .Select(v => Typed(v.GetProperty(field.Type.Name), field.Type));

    /// <summary>Of defined fields the columns that hold them, and whose they are.</summary>
    private static Selection Values(FieldCatalogue values, DefinedRows rows, IEnumerable<FieldPath> paths) => new(values,
        [new SelectedValue(rows.Id.Name, rows.Id), .. paths.Select(p => p.Field.Type).Distinct().Select(type => new SelectedValue(type.Name, values.Columns[type]))]);

    private static Selection Under(Catalogues catalogues, FieldCatalogue catalogue, ImmutableArray<FieldPath> paths, int step)
    {
        var fields = paths.GroupBy(p => NameOf(p, step)).Select(same =>
        {
            var field = same.First().Steps[step];
            if (field.Kind == FieldKind.Value)
                return (Selected)new SelectedValue(same.Key, field);
            var other = catalogues.Of(field.Type);
            if (field.Defined is { } rows)
                return new SelectedParts(same.Key, field, Values(other, rows, same));
            var inner = Under(catalogues, other, [.. same], step + 1);
            return field.Kind switch
            {
                FieldKind.Parts => new SelectedParts(same.Key, field, inner),
                FieldKind.Many => new SelectedMany(same.Key, field, new ConnectionSelection(other, [new SelectedNodes("nodes", inner)]), All(same.First(), step)),
                _ => new SelectedObject(same.Key, field, inner),
            };
        });
        return new Selection(catalogue, [.. fields]);
    }

    /// <summary>A list is there twice where one rule leaves its deleted records out and another speaks of them.</summary>
    private static string NameOf(FieldPath path, int step)
        => path.Steps[step].Name + (path.Steps[step].Kind == FieldKind.Many && path.SpeaksOfDeletion(step) ? "*" : "");

    /// <summary>A list without end; of deleted records too where the path asks for them.</summary>
    private static ListArguments All(FieldPath path, int step)
    {
        var where = path.SpeaksOfDeletion(step)
            ? new RuleGroup(Combinator.Or, false, [new Rule("isDeleted", RuleOperator.Equal, [true], ""), new Rule("isDeleted", RuleOperator.Equal, [false], "")])
            : RuleGroup.Everything;
        return new(where, null, new PageRequest(int.MaxValue - 1, null, false, null));
    }

    internal static object? Typed(JsonElement value, Type type) => value.ValueKind == JsonValueKind.Null ? null : type switch
    {
        _ when type == typeof(string) => value.GetString(),
        _ when type == typeof(bool) => value.GetBoolean(),
        _ when type == typeof(Guid) => value.GetGuid(),
        _ when type == typeof(decimal) => value.GetDecimal(),
        _ when type == typeof(int) => value.GetInt32(),
        _ when type == typeof(long) => value.GetInt64(),
        _ when type == typeof(double) => value.GetDouble(),
        _ when type == typeof(DateOnly) => DateOnly.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture),
        _ when type == typeof(DateTimeOffset) => value.GetDateTimeOffset(),
        _ when type.IsEnum => Names.TryParse(type, value.GetString()!, out var choice) ? choice : null,
        _ => throw new InvalidOperationException($"no value of {type.Name}"),
    };
}
