using System.Runtime.CompilerServices;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Subscriptions;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Transport;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Answers an operation over a stream: a query or mutation once, a subscription at every event.</summary>
internal sealed class StreamRunner(RequestRunner runner, ErrorLog log, OpenWork open, TimeProvider time, IServiceProvider services)
{
    /// <summary>Stands for the answer among what is made of an event.</summary>
    private static readonly object Whole = new();

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
            return new AnswerStream(Each(events, listener, who.Caller, gone));
        return AnswerStream.Of(Finished(result, listener), RefusedStatus(result, listener));
    }

    /// <summary>How changes are answered is kept with what was asked, once for all who asked the same: nothing else here may hold on to the request.</summary>
    private IAsyncEnumerable<StreamedAnswer> Each(PlannedSubscriptions.Events events, Listener listener, Caller? caller, CancellationToken gone)
    {
        if (events.Source is not ChangeStream changes)
            return EachAsync(events.Source, events.Answering, listener, caller, gone);
        changes.Answering = events.Answering;
        return EachAsync(changes, null, listener, caller, gone);
    }

    private async IAsyncEnumerable<StreamedAnswer> EachAsync(
        IAsyncEnumerable<object> events, PlannedSubscriptions.Answering? answering, Listener listener, Caller? caller, [EnumeratorCancellation] CancellationToken gone)
    {
        open.SubscriptionBegins();
        try
        {
            using var end = new CredentialEnd(listener, caller, time, gone);
            await using var source = events.GetAsyncEnumerator(end.Token);
            while (await NextAsync(source, events as ChangeStream, answering, listener, caller, end, gone) is { } answer)
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
        IAsyncEnumerator<object> source, ChangeStream? changes, PlannedSubscriptions.Answering? answering, Listener listener, Caller? caller,
        CredentialEnd end, CancellationToken gone)
    {
        var cursor = changes?.Cursor;
        try
        {
            if (!await source.MoveNextAsync())
                return null;
            return source.Current is RecordChange change
                ? await AnswerAsync(change, (PlannedSubscriptions.Answering)changes!.Answering!, listener, caller!, cursor!)
                : await AnswerAsync(source.Current, answering!, listener, gone);
        }
        catch (OperationCanceledException) when (end.IsOver && !gone.IsCancellationRequested)
        {
            return Errors(Listener.Unknown, listener, cursor);
        }
        catch (Exception unexpected) when (!gone.IsCancellationRequested)
        {
            var error = unexpected switch
            {
                ExecutionError known => known,
                ListenerEndedException ended => CrmError.Of(ended.Code, ended.Message, [.. ended.Parameters]),
                _ => new UnhandledError("the events broke off", unexpected),
            };
            log.Note([error], listener.TraceId, callerHasGone: false);
            return Errors(error, listener, changes?.Cursor);
        }
    }

    private async ValueTask<StreamedAnswer> AnswerAsync(object @event, PlannedSubscriptions.Answering answering, Listener listener, CancellationToken gone)
    {
        var who = await listener.IdentifyAsync(gone);
        if (who.Refused)
            return Errors(Listener.Unknown, listener);
        using var clock = runner.Clock(gone);
        var context = listener.Context(who.Caller, clock.Token);
        return Finished(await runner.GuardAsync(context, () => answering.ExecuteAsync(@event, context), gone), listener);
    }

    /// <summary>
    /// Who listens is looked at for each of them; the answer is made once for all who asked the same with the same permissions, and is
    /// then the same bytes. It shows what was permitted at the beginning, even if more is by now.
    /// </summary>
    /// <param name="cursor">Where to go on when this event is not answered.</param>
    private async ValueTask<StreamedAnswer> AnswerAsync(RecordChange change, PlannedSubscriptions.Answering answering, Listener listener, Caller caller, string cursor)
    {
        var who = await listener.IdentifyAsync(change.Batch);
        if (who.Refused || who.Caller is not { } now || now.GoodUntil <= time.GetUtcNow())
            return Errors(Listener.Unknown, listener, cursor);
        if (!now.IsStill(caller))
            return Errors(Listener.Narrowed, listener, cursor);
        return await change.Own.OnceAsync(Whole, async () =>
        {
            using var clock = runner.Clock(CancellationToken.None);
            var context = listener.Context(caller, services, clock.Token);
            return Finished(await runner.GuardAsync(context, () => answering.ExecuteAsync(change, context), CancellationToken.None), listener);
        });
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

    private static StreamedAnswer Errors(ExecutionError error, Listener listener, string? cursor = null)
    {
        if (cursor is not null)
            error.Extensions = new Dictionary<string, object?> { [ResponseWriter.CursorKey] = cursor };
        return Finished(new ExecutionResult(error), listener);
    }

    private static int? RefusedStatus(ExecutionResult result, Listener listener)
    {
        if (result.Executed || result.Errors is not { Count: > 0 } errors)
            return null;
        var report = ErrorReport.Of(errors[0], listener.TraceId);
        return report.HttpStatus != report.Status ? report.HttpStatus : null;
    }
}
