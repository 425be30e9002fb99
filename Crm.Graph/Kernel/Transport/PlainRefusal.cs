using Crm.Graph.Kernel.Errors;
using GraphQL;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Answers a request that goes no further with its status and an error in JSON.</summary>
internal static class PlainRefusal
{
    public static async Task SendAsync(HttpContext http, int status, string message)
    {
        using var output = new PooledBuffer();
        ResponseWriter.Write(output, new ExecutionResult(CrmError.NotThisWay(status, message)), http.TraceIdentifier);
        http.Response.StatusCode = status;
        http.Response.ContentType = AnswerType.Json.ContentType();
        http.Response.ContentLength = output.Length;
        await http.Response.BodyWriter.WriteAsync(output.Written, http.RequestAborted);
    }
}
