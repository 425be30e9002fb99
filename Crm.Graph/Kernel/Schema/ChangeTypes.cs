using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Subscriptions;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace Crm.Graph.Kernel.Schema;

/// <summary>What subscriptions to changes send, and the arguments that they take.</summary>
/// <param name="referred">The field of a record that is read as it is selected.</param>
internal sealed class ChangeTypes(InputTypes inputs, Catalogues catalogues, Func<Type, Func<object, Guid?>, FieldType> referred)
{
    private const string AfterDescription = "A cursor: begins with what happened behind it, as far as that is kept, then goes on as it happens. Nothing comes twice and nothing is left out; where something is no longer kept, the first answer says GAP.";

    private readonly Dictionary<FieldCatalogue, ObjectGraphType> _ofKinds = [];

    private ObjectGraphType? _fieldChange;

    /// <summary>What a subscription to the changes of one kind of record sends.</summary>
    public ObjectGraphType Of(FieldCatalogue catalogue, string recordField)
    {
        if (_ofKinds.TryGetValue(catalogue, out var known))
            return known;
        var name = Names.Words(catalogue.Name);
        var type = _ofKinds[catalogue] = Begin($"{catalogue.Name}Change", $"What happened to one {name}, as it concerns who listens.");
        var record = referred(catalogue.Entity, source => ((RecordChange)source).Happened?.RecordId);
        record.Name = recordField;
        record.Description = $"The {name} as it is now, a deleted one too: it may have changed once more since. Null of a gap, and where it is not yours to see.";
        type.AddField(record);
        End(type);
        return type;
    }

    /// <summary>What the subscription to all kinds of records sends.</summary>
    public ObjectGraphType Any()
    {
        var type = Begin("RecordEvent", "Something that happened to a record, of whatever kind.");
        Add(type, "id", Scalars.Of(typeof(Guid))!, "The event's identifier: the same however often it is sent. Null of a gap.", c => c.Happened?.Id);
        Add(type, "entity", new StringGraphType(), "The kind of record, by the name of its type. Null of a gap.", c => c.Happened?.Entity);
        Add(type, "record", Scalars.Of(typeof(Guid))!, "The record's id. Null of a gap.", c => c.Happened?.RecordId);
        End(type);
        return type;
    }

    public static QueryArguments Arguments() =>
    [
        new QueryArgument(Scalars.RuleGroup) { Name = "where", Description = "Which records: a rule group, as lists take it. What the log knows of the record is compared as it was before and after; all else as it is when the event is sent." },
        new QueryArgument(new StringGraphType()) { Name = "after", Description = AfterDescription },
    ];

    public static QueryArguments ArgumentsOfAny() =>
    [
        new QueryArgument(new StringGraphType()) { Name = "entity", Description = "The kind of record, by the name of its type or of its list. Without it, all kinds that you may read." },
        new QueryArgument(new StringGraphType()) { Name = "event", Description = "The name of the event: CREATED, UPDATED, DELETED, RESTORED, or one of the record's own such as STATE_CHANGED." },
        .. Arguments(),
    ];

    private ObjectGraphType Begin(string name, string description)
    {
        var type = new ObjectGraphType { Name = name, Description = description };
        Add(type, "change", new NonNullGraphType(inputs.Of(typeof(ChangeKind))), "What it means to the filter: the record came to match it, changed, or stopped matching.", c => c.Kind);
        Add(type, "event", new StringGraphType(), "What happened: CREATED, UPDATED, DELETED, RESTORED, or a name of the record's own. Null of a gap.", c => c.Happened?.Event);
        type.AddField(new FieldType
        {
            Name = "changes",
            Description = "The fields that differ afterwards, as far as you may read them. Of a new record only its parts are listed. Empty of a gap.",
            ResolvedType = new NonNullGraphType(new ListGraphType(new NonNullGraphType(_fieldChange ??= FieldChange()))),
            Resolver = new FuncFieldResolver<object>(c => VisibleChanges.Of((RecordChange)c.Source!, catalogues, c.Request().Caller!)),
        });
        return type;
    }

    private void End(ObjectGraphType type)
    {
        Add(type, "version", new IntGraphType(), "The version that the record was at afterwards. Null of a gap.", c => c.Happened?.Version);
        Add(type, "occurredOn", Scalars.Of(typeof(DateTimeOffset))!, "When it happened. Null of a gap.", c => c.Happened?.OccurredOn);
        var actor = referred(typeof(Actor), source => ((RecordChange)source).Happened?.ActorId);
        (actor.Name, actor.Description) = ("actor", "Who did it. Null of a gap.");
        type.AddField(actor);
        Add(type, "cursor", new NonNullGraphType(new StringGraphType()), "Where to go on after this, as the argument `after`.", c => c.Place.ToString());
        Add(type, "sequence", new NonNullGraphType(Scalars.Of(typeof(decimal))!), "The place in the organisation's log: whole numbers without a gap, in the order in which changes were stored. Of a gap, the last number that is not kept.", c => (decimal)c.Place.Sequence);
    }

    private static ObjectGraphType FieldChange()
    {
        var type = new ObjectGraphType { Name = "FieldChange", Description = "A field that differs after an event." };
        void Add(string name, IGraphType of, string description, Func<VisibleChange, object?> value)
            => type.AddField(new FieldType { Name = name, Description = description, ResolvedType = of, Resolver = new FuncFieldResolver<object>(c => value((VisibleChange)c.Source!)) });
        Add("field", new NonNullGraphType(new StringGraphType()), "The field, by the name that rules have for it; of a part that was added, changed or removed the list that it stands in.", c => c.Field);
        Add("from", Scalars.Json, "The value before; null of a part that was added.", c => new RawJson(c.From));
        Add("to", Scalars.Json, "The value afterwards; null of a part that was removed.", c => new RawJson(c.To));
        return type;
    }

    private static void Add(ObjectGraphType type, string name, IGraphType of, string description, Func<RecordChange, object?> value)
        => type.AddField(new FieldType { Name = name, Description = description, ResolvedType = of, Resolver = new FuncFieldResolver<object>(c => value((RecordChange)c.Source!)) });
}
