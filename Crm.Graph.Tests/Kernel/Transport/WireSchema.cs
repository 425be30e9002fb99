using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>A schema just large enough to make every kind of answer.</summary>
internal static class WireSchema
{
    /// <summary>What an unexpected error says of our inside, which must not leave.</summary>
    public const string Secret = "SELECT secret FROM hidden";

    private static int _changes;

    public static int Changes => _changes;

    public static Schema Make(IServiceProvider services)
    {
        var query = new ObjectGraphType { Name = "Query" };
        query.Field<NonNullGraphType<StringGraphType>>("hello").Resolve(_ => "it's 1 + 1");
        query.Field<StringGraphType>("long").Argument<NonNullGraphType<IntGraphType>>("length").Resolve(c => new string('x', c.GetArgument<int>("length")));
        query.Field<StringGraphType>("who").Resolve(c => c.Request().Caller?.Country);
        query.Field<StringGraphType>("whence").Resolve(c => c.RequestServices!.GetRequiredService<Origin>().Address);
        query.Field<StringGraphType>("seen").Argument<AnythingGraphType>("value")
            .Resolve(c => Describe(c.GetArgument<object?>("value")));
        query.Field<DecimalGraphType>("decimal").Argument<DecimalGraphType>("value").Resolve(c => c.GetArgument<decimal?>("value"));
        query.Field<FloatGraphType>("float").Argument<FloatGraphType>("value").Resolve(c => c.GetArgument<double?>("value"));
        query.Field<IntGraphType>("int").Argument<IntGraphType>("value").Resolve(c => c.GetArgument<int?>("value"));
        query.Field<AnythingGraphType>("planned").Resolve(_ => new RawJson("""{"id":1,"note":"ready + 'made'"}"""u8.ToArray()));
        query.Field<ListGraphType<StringGraphType>>("names").Resolve(_ => new[] { "Ada", null, "Grace" });
        query.Field<StringGraphType>("broken").Resolve(_ => throw new InvalidOperationException(Secret));
        query.Field<NonNullGraphType<StringGraphType>>("brokenAll").Resolve(_ => throw new InvalidOperationException(Secret));
        query.Field<StringGraphType>("wrapped").Resolve(_ => throw new ExecutionError(Secret, new InvalidOperationException(Secret)));
        query.Field<StringGraphType>("refused").Resolve(_ => throw CrmError.Forbidden("You may not.", "contact", "7"));
        query.Field<StringGraphType>("slow").ResolveAsync(async c =>
        {
            await Task.Delay(Timeout.Infinite, c.CancellationToken);
            return null;
        });
        query.AddField(new FieldType { Name = "tree", ResolvedType = Tree(), Resolver = EventStream.Event });
        var mutation = new ObjectGraphType { Name = "Mutation" };
        mutation.Field<IntGraphType>("change").Resolve(_ => Interlocked.Increment(ref _changes));
        WireUploads.AddTo(mutation);
        var subscription = new ObjectGraphType { Name = "Subscription" };
        Stream("changes", new StringGraphType(), _ => throw new InvalidOperationException("must not start"));
        Stream("count", new IntGraphType(), c => CountAsync(c.GetArgument<int>("to"))).Arguments = [new QueryArgument<NonNullGraphType<IntGraphType>> { Name = "to" }];
        Stream("feed", new StringGraphType(), _ => services.GetRequiredService<Feeds>().ListenAsync());
        Stream("mine", new StringGraphType(), _ => services.GetRequiredService<Feeds>().ListenAsync(), c => _ = c.Request().Caller ?? throw CrmError.Unauthenticated());
        Stream("stored", new AnythingGraphType(), _ => StoredAsync(services.GetRequiredService<Feeds>().ListenAsync()));
        Stream("forbidden", new StringGraphType(), _ => throw CrmError.Forbidden("You may not listen."));
        Stream("troubled", Troubled(), _ => services.GetRequiredService<Feeds>().ListenAsync());
        return new Schema(services) { Query = query, Mutation = mutation, Subscription = subscription };

        FieldType Stream(string name, IGraphType type, Func<IResolveFieldContext, IAsyncEnumerable<object>> open, Action<IProvideUserContext>? check = null)
            => subscription.AddField(new FieldType
            {
                Name = name,
                ResolvedType = type,
                StreamResolver = new EventStream(c => ValueTask.FromResult(open(c)), check),
                Resolver = EventStream.Event,
            });
    }

    /// <summary>Events that are finished JSON, as planned reads make it.</summary>
    private static async IAsyncEnumerable<object> StoredAsync(IAsyncEnumerable<object> events, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var @event in events.WithCancellation(ct))
            yield return new RawJson(Encoding.UTF8.GetBytes((string)@event));
    }

    private static async IAsyncEnumerable<object> CountAsync(int to)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    /// <summary>An event with a field that cannot be read, and one that waits for ever.</summary>
    private static ObjectGraphType Troubled()
    {
        var type = new ObjectGraphType { Name = "Troubled" };
        type.Field<StringGraphType>("name").Resolve(c => c.Source);
        type.Field<StringGraphType>("broken").Resolve(_ => throw new InvalidOperationException(Secret));
        type.Field<StringGraphType>("slow").ResolveAsync(async c =>
        {
            await Task.Delay(Timeout.Infinite, c.CancellationToken);
            return null;
        });
        return type;
    }

    /// <summary>A type that leads to itself.</summary>
    private static ObjectGraphType Tree()
    {
        var type = new ObjectGraphType { Name = "Tree" };
        type.Field<StringGraphType>("name").Resolve(_ => "leaf");
        type.Field<StringGraphType>("size").Resolve(_ => "small");
        type.AddField(new FieldType { Name = "child", ResolvedType = type, Resolver = EventStream.Event });
        return type;
    }

    private static string Describe(object? value) => value switch
    {
        null => "null",
        IFormattable number => $"{number.GetType().Name} {number.ToString(null, CultureInfo.InvariantCulture)}",
        IReadOnlyDictionary<string, object?> map => string.Concat(map.Select(field => $"{field.Key}={Describe(field.Value)};")),
        IEnumerable<object?> list => $"[{string.Join(", ", list.Select(Describe))}]",
        _ => $"{value.GetType().Name} {value}",
    };

    /// <summary>A scalar of any JSON; the text <c>rule</c> is refused as a rule group would be.</summary>
    internal sealed class AnythingGraphType : ScalarGraphType
    {
        public AnythingGraphType() => Name = "Anything";

        public override object? ParseValue(object? value) => value switch
        {
            "rule" => throw CrmError.InvalidRule("There is no field 'nmae'.", "rules[0]", "nmae", "name"),
            "type" => throw new InvalidOperationException($"not of {typeof(StringBuilder)}"),
            _ => value,
        };
    }
}
