using Crm.Graph.Kernel.Errors;
using GraphQL;
using GraphQL.Transport;

namespace Crm.Graph.Kernel.Transport.Sockets;

/// <summary>The operations of a connection by their ids. They run beside each other; the answers of each are sent in their order.</summary>
internal sealed class SocketOperations(SocketSender sender, StreamRunner runner, OpenWork open, ErrorLog log, int max)
{
    private readonly Dictionary<string, SocketOperation> _running = new(StringComparer.Ordinal);
    private readonly HashSet<SocketOperation> _unfinished = [];
    private readonly Lock _lock = new();
    private bool _ended;

    /// <exception cref="SocketViolation">The id is that of an operation that runs.</exception>
    public ValueTask StartAsync(string id, GraphQLRequest request, Listener listener)
    {
        var operation = new SocketOperation(id, Release);
        lock (_lock)
        {
            if (_running.ContainsKey(id))
                throw new SocketViolation(CloseCodes.OperationExists, $"Subscriber for {id} already exists");
            if (_ended)
                return ValueTask.CompletedTask;
            if (_unfinished.Count >= max)
                return RefuseAsync(operation, listener);
            _running.Add(id, operation);
            _unfinished.Add(operation);
            operation.Work = RunAsync(operation, Task.Run(() => runner.StartAsync(request, listener, operation.Gone).AsTask()), listener);
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>The client has stopped listening. Operations that are not known have ended already.</summary>
    public void Complete(string id)
    {
        SocketOperation? operation;
        lock (_lock)
            _running.Remove(id, out operation);
        operation?.End();
    }

    /// <summary>Ends all of them; further ones do not start. Answers when nothing of them is left.</summary>
    public Task EndAsync()
    {
        SocketOperation[] rest;
        lock (_lock)
        {
            _ended = true;
            rest = [.. _unfinished];
        }
        foreach (var operation in rest)
            operation.End();
        return Task.WhenAll(rest.Select(o => o.Work));
    }

    /// <summary>It is given the beginning as a task, which lets go of the request: the work may last for days.</summary>
    private async Task RunAsync(SocketOperation operation, Task<AnswerStream> beginning, Listener listener)
    {
        open.OperationBegins();
        try
        {
            await SendAllAsync(operation, await beginning.ConfigureAwait(ConfigureAwaitOptions.ForceYielding));
        }
        catch (Exception) when (operation.IsOver)
        {
            // Nobody wants to know.
        }
        catch (Exception unexpected)
        {
            log.Note(unexpected, listener.TraceId, callerHasGone: false);
            await sender.SendAsync(OutgoingMessage.Error(operation, Errors(new ExecutionError(""), listener)));
        }
        finally
        {
            Release(operation);
            lock (_lock)
                _unfinished.Remove(operation);
            open.OperationEnds();
        }
    }

    private async Task SendAllAsync(SocketOperation operation, AnswerStream answers)
    {
        await foreach (var answer in answers.Items.WithCancellation(operation.Gone))
        {
            var message = answer.IsErrors ? OutgoingMessage.Error(operation, answer.Utf8) : OutgoingMessage.Next(operation, answer.Utf8);
            if (!await sender.SendAsync(message) || answer.IsErrors)
                return;
        }
        await sender.SendAsync(OutgoingMessage.Complete(operation));
    }

    private async ValueTask RefuseAsync(SocketOperation operation, Listener listener)
        => await sender.SendAsync(OutgoingMessage.Error(
            operation, Errors(CrmError.RateLimited($"A connection carries at most {max} operations at a time."), listener)));

    /// <summary>An operation that another one has followed under its id leaves that alone.</summary>
    private void Release(SocketOperation operation)
    {
        lock (_lock)
        {
            if (_running.TryGetValue(operation.Id, out var running) && running == operation)
                _running.Remove(operation.Id);
        }
    }

    private static byte[] Errors(ExecutionError error, Listener listener)
    {
        using var output = new PooledBuffer();
        ResponseWriter.WriteErrors(output, [error], listener.TraceId);
        return output.Written.ToArray();
    }
}
