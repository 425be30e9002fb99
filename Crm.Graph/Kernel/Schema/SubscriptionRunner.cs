using Crm.Graph.Kernel.Errors;
using GraphQL;

namespace Crm.Graph.Kernel.Schema;

/// <summary>Begins to listen to what is behind a field of Subscription.</summary>
internal abstract class SubscriptionRunner
{
    public abstract Type Arguments { get; }

    public abstract Type Event { get; }

    public abstract ValueTask<IAsyncEnumerable<object>> ListenAsync(IResolveFieldContext context, RecordInput arguments);

    /// <summary>The runner of a subscription, which says its types by the interface it implements.</summary>
    public static SubscriptionRunner Of(Type subscription)
    {
        var types = subscription.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ISubscription<,>)).GetGenericArguments();
        return (SubscriptionRunner)Activator.CreateInstance(typeof(SubscriptionRunner<,,>).MakeGenericType(subscription, types[0], types[1]))!;
    }
}

/// <inheritdoc/>
internal sealed class SubscriptionRunner<TSubscription, TArguments, TEvent> : SubscriptionRunner
    where TSubscription : ISubscription<TArguments, TEvent> where TArguments : class where TEvent : class
{
    public override Type Arguments => typeof(TArguments);

    public override Type Event => typeof(TEvent);

    public override async ValueTask<IAsyncEnumerable<object>> ListenAsync(IResolveFieldContext context, RecordInput arguments)
    {
        var caller = Resolvers.Authorised(context, permission: null); // the stream has been checked for the permission
        var subscription = context.Request().Services.GetRequiredService<TSubscription>();
        var events = await subscription.ListenAsync((TArguments)arguments.Given(context), caller, context.CancellationToken);
        return events.Refused(out var errors)
            ? throw CrmError.Of(errors[0].Code, errors[0].Message, [.. errors[0].Parameters])
            : events.Value;
    }
}
