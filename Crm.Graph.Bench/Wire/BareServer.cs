using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Crm.Graph.Bench.Wire;

/// <summary>The least that an endpoint of ASP.NET Core can do: it takes the body whole, and answers always the same bytes.</summary>
internal static class BareServer
{
    public static async Task RunAsync(string answer, string address)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        app.MapPost("/graphql", http => AnswerAsync(http, bytes));
        await app.RunAsync();
    }

    private static async Task AnswerAsync(HttpContext http, byte[] answer)
    {
        while (true)
        {
            var read = await http.Request.BodyReader.ReadAsync();
            http.Request.BodyReader.AdvanceTo(read.IsCompleted ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
                break;
        }
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = answer.Length;
        await http.Response.BodyWriter.WriteAsync(answer, http.RequestAborted);
    }
}
