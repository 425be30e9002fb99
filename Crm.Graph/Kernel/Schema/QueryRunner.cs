using Crm.Graph.Kernel.Errors;
using GraphQL;

namespace Crm.Graph.Kernel.Schema;

/// <summary>Asks the question behind a root field.</summary>
internal abstract class QueryRunner
{
    public abstract Type Arguments { get; }

    public abstract Type Answer { get; }

    public abstract Task<object?> RunAsync(IResolveFieldContext context, string? needs, RecordInput arguments);

    /// <summary>The runner of a query, which says its types by the interface it implements.</summary>
    public static QueryRunner Of(Type query)
    {
        var types = query.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<,>)).GetGenericArguments();
        return (QueryRunner)Activator.CreateInstance(typeof(QueryRunner<,,>).MakeGenericType(query, types[0], types[1]))!;
    }
}

/// <inheritdoc/>
internal sealed class QueryRunner<TQuery, TArguments, TAnswer> : QueryRunner where TQuery : IQuery<TArguments, TAnswer> where TArguments : class
{
    public override Type Arguments => typeof(TArguments);

    public override Type Answer => typeof(TAnswer);

    public override async Task<object?> RunAsync(IResolveFieldContext context, string? needs, RecordInput arguments)
    {
        var caller = Resolvers.Authorised(context, needs);
        var query = context.Request().Services.GetRequiredService<TQuery>();
        var answer = await query.AskAsync((TArguments)arguments.Given(context), caller, context.CancellationToken);
        return answer.Refused(out var errors)
            ? throw CrmError.Of(errors[0].Code, errors[0].Message, [.. errors[0].Parameters])
            : answer.Value;
    }
}
