using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using GraphQL;

namespace Crm.Graph.Kernel.Schema;

/// <summary>Runs the use case behind a mutation.</summary>
internal abstract class MutationRunner
{
    public abstract Type Input { get; }

    /// <summary>What the payload holds: an entity, or a record that is stored nowhere.</summary>
    public abstract Type Answer { get; }

    public bool AnswersEntity => typeof(Entity).IsAssignableFrom(Answer);

    public abstract bool IsList { get; }

    public abstract Task<MutationOutcome> RunAsync(IResolveFieldContext context, MutationField field);

    /// <summary>The runner of a use case, which says its types by the interface it implements.</summary>
    public static MutationRunner Of(Type command)
    {
        var contract = command.GetInterfaces().Single(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(ICommand<,>) || i.GetGenericTypeDefinition() == typeof(IUseCase<,>)));
        return (MutationRunner)Activator.CreateInstance(typeof(MutationRunner<,,>).MakeGenericType([command, .. contract.GetGenericArguments()]))!;
    }
}

/// <inheritdoc/>
internal sealed class MutationRunner<TCommand, TInput, TResult> : MutationRunner where TCommand : class where TInput : class
{
    public override Type Input => typeof(TInput);

    public override Type Answer => InputTypes.Element(typeof(TResult)) ?? typeof(TResult);

    public override bool IsList => InputTypes.Element(typeof(TResult)) is not null;

    public override async Task<MutationOutcome> RunAsync(IResolveFieldContext context, MutationField field)
    {
        var request = context.Request();
        var caller = field.IsOpen ? request.Caller : Resolvers.Authorised(context, field.Needs);
        var result = await RunAsync(request.Services, (TInput)context.Arguments!["input"].Value!, caller, context.CancellationToken);
        if (result.Refused(out var errors))
            return new(null, IsList, errors);
        if (!AnswersEntity)
            return new(null, IsList, []) { Answer = result.Value };
        var ids = result.Value is IEnumerable<Entity> entities ? entities.Select(e => e.Id) : [((Entity)(object)result.Value!).Id];
        return new([.. ids], IsList, []);
    }

    private static Task<Result<TResult>> RunAsync(IServiceProvider services, TInput input, Caller? caller, CancellationToken ct)
        => services.GetRequiredService<TCommand>() switch
        {
            IUseCase<TInput, TResult> useCase => useCase.RunAsync(input, caller, ct),
            ICommand<TInput, TResult> command => services.GetRequiredService<Work>().RunAsync(command, input, caller, ct),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no use case"),
        };
}
