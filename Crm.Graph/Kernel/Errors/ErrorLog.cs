using GraphQL;

namespace Crm.Graph.Kernel.Errors;

/// <summary>Writes down, under the trace id that the caller was told, what the caller was not told.</summary>
internal sealed class ErrorLog(ILogger<ErrorLog> log)
{
    public void Note(ExecutionErrors errors, string traceId, bool callerHasGone)
    {
        foreach (var error in errors)
        {
            if (ErrorReport.Of(error, traceId).IsInternal)
                Note(error.InnerException ?? error, traceId, callerHasGone);
        }
    }

    /// <summary>What breaks because the caller hung up is no fault of ours.</summary>
    public void Note(Exception error, string traceId, bool callerHasGone)
        => log.Log(callerHasGone ? LogLevel.Debug : LogLevel.Error, error, "Request {TraceId} failed", traceId);
}
