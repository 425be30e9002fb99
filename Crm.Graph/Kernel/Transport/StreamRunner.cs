using System.Runtime.CompilerServices;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Transport;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Answers an operation over a stream: a query or mutation once, a subscription at every event.</summary>
internal sealed class StreamRunner(RequestRunner runner, ErrorLog log, OpenWork open)
{
    /// <summary>Begins the operation. A query has been carried out when this returns; a subscription listens.</summary>
    /// <param name="gone">Cancelled when the caller has left or does not want the answer any more.</param>
    public async ValueTask<AnswerStream> StartAsync(GraphQLRequest request, Listener listener, CancellationToken gone)
    {
        var who = await listener.IdentifyAsync(gone);
        if (who.Refused)
            return AnswerStream.Of(Errors(Listener.Unknown, listener));
        if (listener.Limit?.Invoke(who.Caller) is { } tooMany)
            return AnswerStream.Of(Errors(tooMany, listener));
        using var clock = runner.Clock(gone);
        var result = await runner.RunAsync(request, listener.Context(who.Caller, clock.Token), gone);
        if (result is PlannedSubscriptions.Events events)
            return new AnswerStream(EachAsync(events, listener, gone));
        return AnswerStream.Of(Finished(result, listener), RefusedStatus(result, listener));
    }

    private async IAsyncEnumerable<StreamedAnswer> EachAsync(
        PlannedSubscriptions.Events events, Listener listener, [EnumeratorCancellation] CancellationToken gone)
    {
        open.SubscriptionBegins();
        try
        {
            await using var source = events.Source.GetAsyncEnumerator(gone);
            while (await NextAsync(source, events, listener, gone) is { } answer)
            {
                yield return answer;
                if (answer.IsErrors)
                    yield break;
            }
        }
        finally
        {
            open.SubscriptionEnds();
        }
    }

    /// <summary>Waits for the next event and answers it; null when there are no more.</summary>
    private async ValueTask<StreamedAnswer?> NextAsync(
        IAsyncEnumerator<object> source, PlannedSubscriptions.Events events, Listener listener, CancellationToken gone)
    {
        try
        {
            if (!await source.MoveNextAsync())
                return null;
            return await AnswerAsync(source.Current, events, listener, gone);
        }
        catch (Exception unexpected) when (!gone.IsCancellationRequested)
        {
            var error = unexpected as ExecutionError ?? new UnhandledError("the events broke off", unexpected);
            log.Note([error], listener.TraceId, callerHasGone: false);
            return Errors(error, listener);
        }
    }

    /// <summary>The place to share answers in: the same event, document, variables and permissions make the same bytes.</summary>
    private async ValueTask<StreamedAnswer> AnswerAsync(object @event, PlannedSubscriptions.Events events, Listener listener, CancellationToken gone)
    {
        var who = await listener.IdentifyAsync(gone);
        if (who.Refused)
            return Errors(Listener.Unknown, listener);
        using var clock = runner.Clock(gone);
        var context = listener.Context(who.Caller, clock.Token);
        return Finished(await runner.GuardAsync(context, () => events.ExecuteAsync(@event, context), gone), listener);
    }

    private static StreamedAnswer Finished(ExecutionResult result, Listener listener)
    {
        using var output = new PooledBuffer();
        var refused = result is PlannedSubscriptions.NotListening || (!result.Executed && result.Errors is { Count: > 0 });
        if (refused)
            ResponseWriter.WriteErrors(output, result.Errors!, listener.TraceId);
        else
            ResponseWriter.Write(output, result, listener.TraceId);
        return new(output.Written.ToArray(), refused);
    }

    private static StreamedAnswer Errors(ExecutionError error, Listener listener) => Finished(new ExecutionResult(error), listener);

    private static int? RefusedStatus(ExecutionResult result, Listener listener)
    {
        if (result.Executed || result.Errors is not { Count: > 0 } errors)
            return null;
        var report = ErrorReport.Of(errors[0], listener.TraceId);
        return report.HttpStatus != report.Status ? report.HttpStatus : null;
    }
}
