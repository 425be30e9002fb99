using System.Text.Json;
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
        var name = context.FieldAst.Alias?.Name.StringValue ?? field.Name;
        if (request.Repeatable?.Find(name) is { } before)
            return new(before.Ids, IsList, []) { Answer = AnswersEntity ? null : before.Answer!.Value.Deserialize<TResult>() };
        var result = await RunAsync(request, name, (TInput)context.Arguments!["input"].Value!, caller, context.CancellationToken);
        if (result.Refused(out var errors))
            return new(null, IsList, errors);
        return AnswersEntity ? new(Ids(result.Value), IsList, []) : new(null, IsList, []) { Answer = result.Value };
    }

    private static Guid[] Ids(TResult value)
        => value is IEnumerable<Entity> entities ? [.. entities.Select(e => e.Id)] : [((Entity)(object)value!).Id];

    private async Task<Result<TResult>> RunAsync(RequestContext request, string name, TInput input, Caller? caller, CancellationToken ct)
    {
        var once = request.Repeatable;
        switch (request.Services.GetRequiredService<TCommand>())
        {
            case ICommand<TInput, TResult> command:
                Func<CrmDb, TResult, CancellationToken, Task>? noting = once is null ? null : (db, value, token) => once.NoteAsync(db, name, Stored(value), token);
                var done = await request.Services.GetRequiredService<Work>().RunAsync(command, input, caller, ct, noting);
                if (once is not null && done.Succeeded)
                    once.Did(name, Stored(done.Value));
                return done;
            case IUseCase<TInput, TResult> useCase:
                var ended = await useCase.RunAsync(input, caller, ct);
                if (once is not null && ended.Succeeded)
                    await once.NoteAsync(name, Stored(ended.Value));
                return ended;
            case var other:
                throw new InvalidOperationException($"{other.GetType().Name} is no use case");
        }
    }

    private StoredOutcome Stored(TResult value)
        => AnswersEntity ? new(Ids(value), null) : new(null, JsonSerializer.SerializeToElement(value));
}
