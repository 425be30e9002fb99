using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace Crm.Graph.Kernel.Schema;

/// <summary>The schema, made of what the slices list.</summary>
internal sealed class CrmSchema : GraphQL.Types.Schema
{
    /// <summary>Under which a planned field keeps the entity that it reads.</summary>
    internal const string EntityKey = "entity";

    private readonly InputTypes _inputs = new();
    private readonly OutputTypes _outputs;
    private readonly PlainTypes _plain;
    private readonly Catalogues _catalogues;
    private readonly Resolvers _resolvers;
    private readonly ChangeResolvers _changes;
    private readonly ChangeTypes _changeTypes;

    public CrmSchema(IServiceProvider services, RootFields root, Resolvers resolvers, ChangeResolvers changes) : base(services)
    {
        (_catalogues, _resolvers, _changes) = (root.Catalogues, resolvers, changes);
        _outputs = new OutputTypes(root.Catalogues, _inputs);
        _plain = new PlainTypes(_inputs, Referred);
        _changeTypes = new ChangeTypes(_inputs, _catalogues, Referred);
        Features.RepeatableDirectives = true;
        Features.DeprecationOfInputValues = true;
        Directives.Register(new NeedsDirective(), new OpenDirective());
        this.RegisterVisitor(new CompleteIntrospection());
        Description = "Contacts, accounts and all that belongs to them: every list filtered by rule groups, every change a mutation.";
        Query = new ObjectGraphType { Name = "Query", Description = "What can be read." };
        Mutation = new ObjectGraphType { Name = "Mutation", Description = "What can be changed. Each change is one transaction; what the caller can act on comes back as errors in the payload." };
        _outputs.AddCatalogues();
        var error = UserError();
        RegisterType(error);
        if (root.Fields.Any(IsListenedTo))
            Subscription = new ObjectGraphType { Name = "Subscription", Description = "What can be listened to: each event is an answer of its own, over SSE or a WebSocket." };
        foreach (var field in root.Fields)
            (field switch { MutationField => Mutation, _ when IsListenedTo(field) => Subscription!, _ => Query }).AddField(Field(field, error));
        foreach (var type in _outputs.All)
            RegisterType(type);
    }

    private static bool IsListenedTo(RootField field) => field is SubscriptionField or ChangesField or EventsField;

    private FieldType Field(RootField root, IGraphType error)
    {
        var field = root switch
        {
            ListField list => Planned(_outputs.Connection(_catalogues.Of(list.Entity)), list.Entity,
                c => _resolvers.ListAsync(c, list), _outputs.ListArguments(_catalogues.Of(list.Entity))),
            OneField one => Planned(OutputTypes.Node(_catalogues.Of(one.Entity)), one.Entity,
                c => _resolvers.OneAsync(c, one), [IdArgument(_catalogues.Of(one.Entity), isNeeded: one.Own is null)]),
            LookupField lookup => Planned(OutputTypes.Node(_catalogues.Of(lookup.Entity)), lookup.Entity, c => _resolvers.LookupAsync(c, lookup),
                [new QueryArgument(new NonNullGraphType(new StringGraphType())) { Name = lookup.Argument, Description = lookup.ArgumentDescription }]),
            OwnField own => Planned(OutputTypes.Node(_catalogues.Of(own.Entity)), own.Entity, c => _resolvers.OwnAsync(c, own)),
            QueryField query => Question(query),
            MutationField mutation => Change(mutation, error),
            SubscriptionField subscription => Events(subscription),
            ChangesField changes => Stream(_changeTypes.Of(_catalogues.Of(changes.Entity), changes.Record), ChangeTypes.Arguments(), changes.Needs, c => _changes.ListenAsync(c, changes)),
            EventsField => Stream(_changeTypes.Any(), ChangeTypes.ArgumentsOfAny(), null, _changes.ListenToAnyAsync),
            _ => throw new InvalidOperationException($"unknown field {root}"),
        };
        CostOf(root).Declare(field);
        field.Name = root.Name;
        field.Description = root.Description;
        if (root.Needs is { } needs)
            field.ApplyDirective(NeedsDirective.DirectiveName, NeedsDirective.Argument, needs);
        if (root is MutationField { IsOpen: true })
            field.ApplyDirective(OpenDirective.DirectiveName);
        return field;
    }

    private static FieldCost CostOf(RootField root)
    {
        var cost = root switch
        {
            ListField => FieldCost.Connection,
            MutationField => FieldCost.Change,
            _ => FieldCost.Record,
        };
        return cost with { Statement = root.Cost ?? cost.Statement };
    }

    private static PlannedFieldType Planned(IGraphType type, Type entity, Func<IResolveFieldContext, ValueTask<object?>> resolve, QueryArguments? arguments = null)
    {
        var field = new PlannedFieldType { ResolvedType = type, Arguments = arguments, Resolver = new FuncFieldResolver<object>(resolve) };
        field.Metadata[EntityKey] = entity;
        return field;
    }

    /// <summary>A record that an answer or an event names by its id, read as selected.</summary>
    private PlannedFieldType Referred(Type entity, Func<object, Guid?> id)
        => Planned(OutputTypes.Node(_catalogues.Of(entity)), entity, c => ValueTask.FromResult(_resolvers.Referred(c, id(c.Source!))));

    private static QueryArgument IdArgument(FieldCatalogue catalogue, bool isNeeded) => new(isNeeded ? new NonNullGraphType(new IdGraphType()) : new IdGraphType())
    {
        Name = "id",
        Description = (catalogue.Key is { } key ? $"The id, or the {Names.Camel(catalogue.Name)}'s own {key.Name}" : "The id") + (isNeeded ? "." : "; one's own when it is left out."),
    };

    private FieldType Question(QueryField query)
    {
        var runner = QueryRunner.Of(query.Query);
        var arguments = new RecordInput(runner.Arguments, _inputs);
        return new FieldType
        {
            ResolvedType = _plain.Of(runner.Answer),
            Arguments = arguments.AsArguments(),
            Resolver = new FuncFieldResolver<object>(async c => await runner.RunAsync(c, query.Needs, arguments)),
        };
    }

    private FieldType Events(SubscriptionField subscription)
    {
        var runner = SubscriptionRunner.Of(subscription.Subscription);
        var arguments = new RecordInput(runner.Arguments, _inputs);
        return Stream(_plain.Of(runner.Event), arguments.AsArguments(), subscription.Needs, c => runner.ListenAsync(c, arguments));
    }

    private static FieldType Stream(IGraphType type, QueryArguments arguments, string? needs, Func<IResolveFieldContext, ValueTask<IAsyncEnumerable<object>>> listen) => new()
    {
        ResolvedType = new NonNullGraphType(type),
        Arguments = arguments,
        StreamResolver = new EventStream(listen, c => Resolvers.Authorised(c, needs)),
        Resolver = EventStream.Event,
    };

    private FieldType Change(MutationField mutation, IGraphType error)
    {
        var runner = MutationRunner.Of(mutation.Command);
        var payload = new ObjectGraphType
        {
            Name = Names.Pascal(mutation.Name) + "Payload",
            Description = $"What {mutation.Name} answers: the outcome, or errors and then nothing was stored.",
        };
        var type = runner.AnswersEntity ? OutputTypes.Node(_catalogues.Of(runner.Answer)) : _plain.Of(runner.Answer);
        if (runner.IsList)
            type = new ListGraphType(new NonNullGraphType(type));
        var answer = runner.AnswersEntity
            ? Planned(type, runner.Answer, _resolvers.AnswerAsync)
            : new FieldType { ResolvedType = type, Resolver = new FuncFieldResolver<object>(c => ((MutationOutcome)c.Source!).Answer) };
        answer.Name = mutation.Answers;
        answer.Description = "The outcome; null when there are errors.";
        payload.AddField(answer);
        payload.AddField(new FieldType
        {
            Name = "errors",
            Description = "Why it was refused; empty when it was done.",
            ResolvedType = new NonNullGraphType(new ListGraphType(new NonNullGraphType(error))),
            Resolver = new FuncFieldResolver<object>(c => ((MutationOutcome)c.Source!).Errors),
        });
        return new FieldType
        {
            ResolvedType = new NonNullGraphType(payload),
            Arguments = [new QueryArgument(new NonNullGraphType(_inputs.Of(runner.Input))) { Name = "input", Description = "What to do, and to what." }],
            Resolver = new FuncFieldResolver<object>(async c => await runner.RunAsync(c, mutation)),
        };
    }

    private static ObjectGraphType<DomainError> UserError()
    {
        var type = new ObjectGraphType<DomainError> { Name = "UserError", Description = "Something about an input that its caller can act on." };
        type.Field<NonNullGraphType<StringGraphType>>("code").Description("A stable code, such as `NOT_FOUND`.").Resolve(c => c.Source.Code);
        type.Field<NonNullGraphType<StringGraphType>>("message").Description("A sentence that says what was expected.").Resolve(c => c.Source.Message);
        type.Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("path")
            .Description("Where in the input, from its top; empty when it is about the whole.").Resolve(c => c.Source.Path);
        type.Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("parameters")
            .Description("What a program needs to say it in its own words, such as the kind of record and its id.").Resolve(c => c.Source.Parameters);
        return type;
    }
}
