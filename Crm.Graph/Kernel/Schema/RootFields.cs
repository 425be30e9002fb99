using System.Collections.Frozen;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Kernel.Schema;

/// <summary>The table of contents that slices write: catalogues, root fields, use cases. It knows nothing of the engine.</summary>
public sealed class RootFields
{
    private readonly List<RootField> _fields = [];
    private DeclaredPermissions? _permissions;

    internal IReadOnlyList<RootField> Fields => _fields;

    /// <summary>The lists of records, which are what can be filtered.</summary>
    internal IEnumerable<ListField> Lists => _fields.OfType<ListField>().Where(l => l.Which is null);

    internal Catalogues Catalogues { get; } = new();

    /// <summary>What the fields need, all together. To be asked for when every slice has stated its fields.</summary>
    internal IPermissions Permissions => _permissions ??= new DeclaredPermissions(this);

    /// <summary>An entity's fields become a type of the schema.</summary>
    public RootFields Catalogue<TCatalogue>() where TCatalogue : FieldCatalogue, new()
    {
        Catalogues.Add(new TCatalogue());
        return this;
    }

    /// <summary>Adds fields to the type of an earlier slice.</summary>
    public RootFields Extend<T>(Action<FieldCatalogue<T>> fields) where T : class
    {
        fields(Catalogues.Of<T>());
        return this;
    }

    /// <summary>A list of all records of a kind: a connection with every argument that lists have.</summary>
    public RootFields List<T>(string name, string needs, string description) where T : Entity
        => Add(new ListField(name, needs, description, typeof(T)));

    /// <summary>A list of those records of a kind that are somehow the caller's. Every known caller may ask; it is another look at what is listed elsewhere.</summary>
    /// <param name="which">Which ones these are.</param>
    public RootFields OwnList<T>(string name, string description, Func<Caller, RuleGroup> which) where T : Entity
        => Add(new ListField(name, null, description, typeof(T)) { Which = which });

    /// <summary>One record by its id, or by its own code or number.</summary>
    public RootFields One<T>(string name, string needs, string description) where T : Entity
        => Add(new OneField(name, needs, description, typeof(T)));

    /// <summary>One record by its id, or by its own code or number; without one that which is the caller's own.</summary>
    /// <param name="own">The id of the caller's own.</param>
    /// <param name="othersNeed">The permission without which every other one is as if it were not there.</param>
    public RootFields OwnOrOne<T>(string name, string needs, string description, Func<Caller, Guid> own, string othersNeed) where T : Entity
        => Add(new OneField(name, needs, description, typeof(T)) { Own = own, OthersNeed = othersNeed });

    /// <summary>One record by something else: the argument becomes a rule group, or an error when it cannot be understood. Of several records the oldest.</summary>
    public RootFields Lookup<T>(string name, string argument, string argumentDescription, string needs, string description, RuleOf rule) where T : Entity
        => Add(new LookupField(name, needs, description, typeof(T), argument, argumentDescription, rule));

    /// <summary>The record that is the caller's own: the one whose field <paramref name="by"/> is the id of who is calling. Every known caller may ask.</summary>
    public RootFields Own<T>(string name, string by, string description) where T : Entity
        => Add(new OwnField(name, null, description, typeof(T), by));

    /// <summary>A question that no list or record answers: <typeparamref name="TQuery"/> is an <see cref="IQuery{TArguments,TAnswer}"/>, its docstring the field's description.</summary>
    /// <param name="needs">The permission; null lets every known caller ask.</param>
    public RootFields Query<TQuery>(string name, string? needs) where TQuery : class
        => Add(new QueryField(name, needs, Docs.Summary(typeof(TQuery)) ?? "", typeof(TQuery)));

    /// <summary>
    /// A use case. <typeparamref name="TCommand"/> is an <see cref="ICommand{TInput,TResult}"/> or an <see cref="IUseCase{TInput,TResult}"/>; the input
    /// type and its description are its input's, the field's description its docstring. The payload holds the result (an entity, a list of entities,
    /// or a record that is stored nowhere) as <paramref name="answers"/>.
    /// </summary>
    /// <param name="needs">The permission; null lets every known caller ask.</param>
    /// <param name="cost">What it counts in a request's cost, where it takes the processor longer than others do.</param>
    /// <param name="othersNeed">The permission that the use case asks for where the record is not the caller's own.</param>
    public RootFields Mutation<TCommand>(string name, string? needs, string answers, int? cost = null, string? othersNeed = null) where TCommand : class
        => Add(new MutationField(name, needs, Docs.Summary(typeof(TCommand)) ?? "", typeof(TCommand), answers) { Cost = cost, OthersNeed = othersNeed });

    /// <summary>A use case that anybody may ask for, without a credential: signing in, and what leads there.</summary>
    /// <param name="cost">What it counts in a request's cost, where it takes the processor longer than others do.</param>
    public RootFields OpenMutation<TCommand>(string name, string answers, int? cost = null) where TCommand : class
        => Add(new MutationField(name, null, Docs.Summary(typeof(TCommand)) ?? "", typeof(TCommand), answers) { IsOpen = true, Cost = cost });

    /// <summary>Events to listen to: <typeparamref name="TSubscription"/> is an <see cref="ISubscription{TArguments,TEvent}"/>, its docstring the field's description.</summary>
    /// <param name="needs">The permission, asked for at the start and at every event; null lets every known caller listen.</param>
    public RootFields Subscription<TSubscription>(string name, string? needs) where TSubscription : class
        => Add(new SubscriptionField(name, needs, Docs.Summary(typeof(TSubscription)) ?? "", typeof(TSubscription)));

    /// <summary>What happens to records of a kind, as it concerns who listens with a filter: they come to match it, change, or stop matching.</summary>
    /// <param name="needs">The permission, asked for at the start and at every event.</param>
    public RootFields Changes<T>(string name, string needs) where T : Entity
        => Add(new ChangesField(name, needs, $"What happens to {Names.Words(typeof(T).Name)} records: each that comes to match the filter, changes, or stops matching, from now on or from the cursor `after`.",
            typeof(T), Names.Camel(typeof(T).Name)));

    /// <summary>As <see cref="Changes{T}(string, string)"/>, but of some names alone, and of those records that the caller has to do with. Every known caller may listen.</summary>
    /// <param name="events">The names of the events.</param>
    /// <param name="which">Which records: looked at anew at every event.</param>
    public RootFields Changes<T>(string name, string description, IEnumerable<string> events, Func<Caller, RuleGroup> which) where T : Entity
        => Add(new ChangesField(name, null, description, typeof(T), Names.Camel(typeof(T).Name)) { Events = events.ToFrozenSet(), Which = which });

    /// <summary>What happens to records of all kinds that the caller may read.</summary>
    public RootFields Events(string name)
        => Add(new EventsField(name, "What happens to records of all kinds that you may read, from now on or from the cursor `after`: of one kind, of one name, of some records."));

    private RootFields Add(RootField field)
    {
        _fields.Add(field);
        return this;
    }
}

/// <summary>The rule group that finds what a lookup's argument names.</summary>
public delegate Result<RuleGroup> RuleOf(string argument, Caller caller);

/// <summary>A field of Query, Mutation or Subscription, as a slice states it.</summary>
internal abstract record RootField(string Name, string? Needs, string Description)
{
    /// <summary>What it counts in a request's cost, where that is not what others of its kind do.</summary>
    public int? Cost { get; init; }
}

internal sealed record ListField(string Name, string? Needs, string Description, Type Entity) : RootField(Name, Needs, Description)
{
    /// <summary>To which of the records it is narrowed; null where it has all of them.</summary>
    public Func<Caller, RuleGroup>? Which { get; init; }
}

internal sealed record OneField(string Name, string? Needs, string Description, Type Entity) : RootField(Name, Needs, Description)
{
    /// <summary>Which one it is when no id is given; null where one has to be.</summary>
    public Func<Caller, Guid>? Own { get; init; }

    /// <summary>The permission that any other than the caller's own needs besides.</summary>
    public string? OthersNeed { get; init; }
}

internal sealed record LookupField(string Name, string? Needs, string Description, Type Entity, string Argument, string ArgumentDescription, RuleOf Rule)
    : RootField(Name, Needs, Description);

internal sealed record OwnField(string Name, string? Needs, string Description, Type Entity, string By) : RootField(Name, Needs, Description);

internal sealed record MutationField(string Name, string? Needs, string Description, Type Command, string Answers) : RootField(Name, Needs, Description)
{
    /// <summary>Whether it is for anybody, known or not.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The permission that records of others need besides.</summary>
    public string? OthersNeed { get; init; }
}

internal sealed record QueryField(string Name, string? Needs, string Description, Type Query) : RootField(Name, Needs, Description);

/// <summary>A field of Subscription that follows the changes of one kind of record.</summary>
/// <param name="Record">What the record is called in what is sent.</param>
internal sealed record ChangesField(string Name, string? Needs, string Description, Type Entity, string Record) : RootField(Name, Needs, Description)
{
    /// <summary>The names of the events; null is every change, under one of its names.</summary>
    public FrozenSet<string>? Events { get; init; }

    /// <summary>To which of the records it is narrowed, which may depend on who listens.</summary>
    public Func<Caller, RuleGroup>? Which { get; init; }
}

/// <summary>The field of Subscription that follows the changes of all kinds of record.</summary>
internal sealed record EventsField(string Name, string Description) : RootField(Name, null, Description);

internal sealed record SubscriptionField(string Name, string? Needs, string Description, Type Subscription) : RootField(Name, Needs, Description);
