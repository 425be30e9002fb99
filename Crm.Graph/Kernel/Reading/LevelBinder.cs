using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;
using Crm.Graph.Kernel.Search;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Reading;

/// <summary>Makes levels of a request: finds fields, checks permissions, puts values into slots, writes the shape down.</summary>
/// <param name="words">The names that the request may use.</param>
/// <param name="caller">On whose behalf.</param>
/// <param name="now">The moment that relative dates are counted from.</param>
/// <param name="saved">The saved filters that the request names, by id.</param>
/// <param name="zoneId">What the database calls a time zone.</param>
/// <param name="search">How the database is asked for words.</param>
internal sealed class LevelBinder(Vocabulary words, Caller caller, DateTimeOffset now, IReadOnlyDictionary<string, RuleGroup> saved, Func<TimeZoneInfo, string> zoneId, SearchSyntax search)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, caller.TimeZone).DateTime);
    private readonly RuleValues _values = new(now, caller.TimeZone);

    public Level Bind(ReadRequest request) => request switch
    {
        ReadList list => List(null, list.Connection, list.Arguments),
        ReadOne one => One(one),
        ReadMany many => Many(many),
        _ => throw new InvalidOperationException($"unknown request {request}"),
    };

    private Slots NewSlots() => new(_today, caller.ActorId);

    private Level One(ReadOne one)
    {
        var slots = NewSlots();
        var level = new Level
        {
            Catalogue = one.Catalogue,
            Templates = [one.Selection],
            SeesAll = one.SeesAll,
            Slots = slots,
            Order = SortOrder.Bind(words, one.Catalogue, null, slots),
        };
        Begin(level, one.SeesAll ? "1 of all" : "1");
        Filter(level, one.Where, always: true);
        level.TakeSlot = level.Slots.Add(typeof(int), 1);
        return End(level);
    }

    private Level Many(ReadMany many)
    {
        var slots = NewSlots();
        var level = new Level
        {
            Catalogue = many.Catalogue,
            Templates = [many.Selection],
            Slots = slots,
            Order = SortOrder.Bind(words, many.Catalogue, null, slots),
        };
        Begin(level, "=");
        level.IdsSlot = level.Slots.Add(typeof(Guid[]), many.Ids.ToArray());
        return End(level);
    }

    private Level Parts(SelectedParts parts)
    {
        var (slots, catalogue) = (NewSlots(), words.Catalogues.Of(parts.Field.Type));
        var level = new Level
        {
            Catalogue = catalogue,
            List = parts.Field,
            Templates = [parts.Selection],
            Slots = slots,
            Order = SortOrder.Bind(words, catalogue, null, slots),
        };
        Begin(level, "*");
        level.ParentsSlot = level.Slots.Add(typeof(Guid[]), Array.Empty<Guid>());
        return End(level);
    }

    private Level List(CatalogueField? list, ConnectionSelection connection, ListArguments arguments)
    {
        var slots = NewSlots();
        var order = SortOrder.Bind(words, connection.Catalogue, arguments.OrderBy, slots);
        var page = arguments.Page;
        var level = new Level
        {
            Catalogue = connection.Catalogue,
            List = list,
            Connection = connection,
            Templates = [.. Templates(connection.Fields)],
            Slots = slots,
            Order = page.Backward ? order.Reversed() : order,
            Page = page,
        };
        Begin(level, "#");
        connection.AppendShape(level.Shape);
        if (list is not null)
            level.ParentsSlot = level.Slots.Add(typeof(Guid[]), Array.Empty<Guid>());
        var where = arguments.SavedFilter is { } id ? RuleGroup.All(arguments.Where, saved[id]) : arguments.Where;
        Filter(level, where, always: false);
        if (SearchPhrase.Parse(arguments.Search) is { } phrase)
            level.Search = search.Bind(phrase, level.Catalogue.Name, caller.TenantId, level.Slots, level.Shape);
        if (!connection.Aggregates.IsEmpty)
            level.Aggregates = new AggregateBinder(words, zoneId(caller.TimeZone), level).Bind(connection);
        level.Shape.Append('^').Append(level.Order.Shape);
        if (page.Cursor is { } cursor)
            level.Keyset = Keyset.Bind(level.Order, Cursor.Read(order, cursor), level.Slots, level.Shape);
        level.TakeSlot = level.Slots.Add(typeof(int), page.Take + 1);
        if (page.Skip is > 0)
        {
            level.SkipSlot = level.Slots.Add(typeof(int), page.Skip);
            level.Shape.Append("skip");
        }
        return End(level);
    }

    /// <summary>Each place where a connection asks for its records, in the order of the selection.</summary>
    internal static IEnumerable<Selection> Templates(IEnumerable<Selected> connection) => connection.SelectMany(field => field switch
    {
        SelectedNodes nodes => [nodes.Selection],
        SelectedEdges edges => edges.Fields.OfType<SelectedObject>().Select(e => e.Selection),
        _ => Enumerable.Empty<Selection>(),
    });

    private static void Begin(Level level, string kind) => level.Shape.Append(level.Catalogue.Name).Append(kind).Append(level.List?.Name);

    private void Filter(Level level, RuleGroup where, bool always)
    {
        var binder = new RuleBinder(words, level.Catalogue, _values, level.Slots, level.Shape);
        level.Where = binder.Bind(where);
        level.WithoutDeleted = !always && level.Catalogue.IsRecord && !binder.SpeaksOfDeletion;
    }

    private Level End(Level level)
    {
        foreach (var template in level.Templates)
        {
            template.AppendShape(level.Shape);
            Descend(template, level);
        }
        return level;
    }

    private void Descend(Selection selection, Level level)
    {
        foreach (var field in selection.Fields)
        {
            switch (field)
            {
                case SelectedObject inner:
                    Descend(inner.Selection, level);
                    break;
                case SelectedParts parts:
                    Add(level, Parts(parts));
                    break;
                case SelectedMany many:
                    Add(level, List(many.Field, many.Connection, many.Arguments));
                    break;
            }
        }
    }

    private static void Add(Level level, Level child)
    {
        level.Children.Add(child);
        level.Shape.Append('/').Append(child.Shape).Append('\\');
    }
}
