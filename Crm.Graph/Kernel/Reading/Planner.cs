using System.Linq.Expressions;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore.Query;

namespace Crm.Graph.Kernel.Reading;

/// <summary>How a level is read: its statements and how their rows become JSON. Made once per shape.</summary>
internal sealed class Plan
{
    public required Statement? Rows { get; init; }

    public required Statement? Total { get; init; }

    public required AggregatePlan[] Aggregates { get; init; }

    public required LambdaExpression[] Columns { get; init; }

    public required RowStep[][] Templates { get; init; }

    /// <summary>The column of the parent's id, or of the record's own where ids were asked for, and its reader; null of other tops.</summary>
    public required (int Column, ColumnReader Read)? ParentKey { get; init; }

    /// <summary>The columns that a cursor is made of; empty when no cursor is wanted.</summary>
    public required (int Column, ColumnReader Read)[] CursorKeys { get; init; }

    public required Plan[] Children { get; init; }

    /// <summary>Whether it takes several statements, which must not see different states of the database.</summary>
    public bool TakesSeveral => Children.Length > 0 || (Rows is null ? 0 : 1) + (Total is null ? 0 : 1) + Aggregates.Length > 1;
}

/// <summary>Makes plans.</summary>
internal sealed class Planner(CrmDb db, TypeMappings mappings, Columns columns)
{
    public Plan Make(Level level, FieldCatalogue? parent = null)
    {
        // What stands for the parents while planning is of the right type, and more than nothing.
        if (level.ParentsSlot is { } parents)
            level.Slots.Fill(parents, new[] { Guid.CreateVersion7(), Guid.CreateVersion7() });
        var row = new RowPlanner(db.Catalogues, level, columns);
        var templates = level.Templates.Select(t => row.Steps(t, row.Element)).ToArray();
        (int, ColumnReader)? parentKey = level.List?.Children is { } children ? row.Key(children.ParentKey)
            : level.IdsSlot is not null ? row.Key(level.Catalogue.Find("id")!.Path)
            : null;
        var cursorKeys = level.NeedsCursors ? level.Order.Keys.Select(k => row.Key(Expression.Lambda(RuleExpressions.Far(k.Path, row.Element.Body), row.Element.Parameters))).ToArray() : [];
        if (row.Columns.Count == 0)
            row.Key(Replace.Then(row.Element, level.Catalogue.Find("id")!.Path));
        LambdaExpression[] read = [.. row.Columns];
        return new()
        {
            Rows = level.NeedsRows ? Statement.Make(db, level, parent, mappings, q => q.Rows(read)) : null,
            Total = !level.NeedsTotal ? null
                : level.List is null ? Statement.Make(db, level, parent, mappings, q => q.Matches(), Count)
                : Statement.Make(db, level, parent, mappings, q => q.CountsPerParent()),
            Aggregates = [.. level.Aggregates.Select((a, i) => new AggregatePlanner(db, level, a, columns).Make(db, i, parent, mappings))],
            Columns = read,
            Templates = templates,
            ParentKey = parentKey,
            CursorKeys = cursorKeys,
            Children = [.. level.Children.Select((child, i) => Make(child, row.Parents[i]))],
        };
    }

    internal static string Count(string sql) => $"SELECT COUNT(*) FROM ({sql}) AS counted";

    /// <summary>Collects the columns of a level's rows, each once, and makes the steps that write them.</summary>
    private sealed class RowPlanner
    {
        private readonly Catalogues _catalogues;
        private readonly Columns _columns;

        public RowPlanner(Catalogues catalogues, Level level, Columns columns)
        {
            (_catalogues, _columns) = (catalogues, columns);
            var row = Expression.Parameter(level.Catalogue.Entity, "x");
            Element = level.List?.Children?.Element ?? Expression.Lambda(row, row);
        }

        /// <summary>From the row that is read to the record that is meant.</summary>
        public LambdaExpression Element { get; }

        public List<LambdaExpression> Columns { get; } = [];

        /// <summary>For each nested list, whose list it is.</summary>
        public List<FieldCatalogue> Parents { get; } = [];

        public RowStep[] Steps(Selection selection, LambdaExpression at) => [.. selection.Fields.Select(f => Step(f, selection.Catalogue, at))];

        public (int Column, ColumnReader Read) Key(LambdaExpression path)
            => (Column(path), _columns.Reader(System.Nullable.GetUnderlyingType(path.ReturnType) ?? path.ReturnType));

        private RowStep Step(Selected selected, FieldCatalogue catalogue, LambdaExpression at)
        {
            switch (selected)
            {
                case SelectedTypeName type:
                    return new ConstantStep(type.Name, type.TypeName);
                case SelectedNothing nothing:
                    return new ConstantStep(nothing.Name, null);
                case SelectedValue { Field.Kind: FieldKind.Computed } computed:
                    return new ComputedStep(computed.Name, [.. computed.Field.Inputs.Select(i => Key(Replace.Then(at, i)))], computed.Field.Compute!);
                case SelectedValue value:
                    return new ValueStep(value.Name, Column(Replace.Then(at, value.Field.Path)), _columns.Writer(value.Field.Type));
                case SelectedObject inner:
                    var path = Replace.Then(at, inner.Field.Path);
                    var presence = inner.Field is { Kind: FieldKind.One, IsNullable: true } ? Column(Id(path, inner.Field.Type)) : (int?)null;
                    return new ObjectStep(inner.Name, presence, Steps(inner.Selection, path));
                default:
                    Parents.Add(catalogue);
                    var (column, read) = Key(Id(at, catalogue.Entity));
                    return new ListStep(selected.Name, Parents.Count - 1, column, read);
            }
        }

        private LambdaExpression Id(LambdaExpression at, Type entity) => Replace.Then(at, _catalogues.Of(entity).Find("id")!.Path);

        private int Column(LambdaExpression path)
        {
            var row = Expression.Parameter(path.Parameters[0].Type, "x");
            var normal = Expression.Lambda(Replace.Parameter(path, row), row);
            var known = Columns.FindIndex(c => ExpressionEqualityComparer.Instance.Equals(c, normal));
            if (known >= 0)
                return known;
            Columns.Add(normal);
            return Columns.Count - 1;
        }
    }
}
