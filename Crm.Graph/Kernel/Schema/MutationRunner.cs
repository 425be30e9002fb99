using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using GraphQL;

namespace Crm.Graph.Kernel.Schema;

/// <summary>Runs the use case behind a mutation.</summary>
internal abstract class MutationRunner
{
    public abstract Type Input { get; }

    /// <summary>The entity of the payload.</summary>
    public abstract Type Entity { get; }

    public abstract bool IsList { get; }

    public abstract Task<MutationOutcome> RunAsync(IResolveFieldContext context, string? needs);

    /// <summary>The runner of a command, which says its types by the interface it implements.</summary>
    public static MutationRunner Of(Type command)
    {
        var arguments = command.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<,>)).GetGenericArguments();
        return (MutationRunner)Activator.CreateInstance(typeof(MutationRunner<,,>).MakeGenericType(command, arguments[0], arguments[1]))!;
    }
}

/// <inheritdoc/>
internal sealed class MutationRunner<TCommand, TInput, TResult> : MutationRunner where TCommand : ICommand<TInput, TResult> where TInput : class
{
    public override Type Input => typeof(TInput);

    public override Type Entity => InputTypes.Element(typeof(TResult)) ?? typeof(TResult);

    public override bool IsList => InputTypes.Element(typeof(TResult)) is not null;

    public override async Task<MutationOutcome> RunAsync(IResolveFieldContext context, string? needs)
    {
        var caller = Resolvers.Authorised(context, needs);
        var request = context.Request();
        var input = (TInput)context.Arguments!["input"].Value!;
        var command = request.Services.GetRequiredService<TCommand>();
        var result = await request.Services.GetRequiredService<Work>().RunAsync(command, input, caller, context.CancellationToken);
        if (result.Refused(out var errors))
            return new(null, IsList, errors);
        var ids = result.Value is IEnumerable<Entity> entities ? entities.Select(e => e.Id) : [((Entity)(object)result.Value!).Id];
        return new([.. ids], IsList, []);
    }
}
