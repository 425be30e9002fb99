using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Crm.Graph.Bench.Raw;

/// <summary>
/// The baseline: what somebody would write by hand for these few answers and nothing else. Kestrel without routing, prepared
/// commands of the plain ADO.NET driver on kept connections, JSON by Utf8JsonWriter. No tenancy, no keys, no GraphQL.
/// </summary>
internal static class RawServer
{
    public static async Task RunAsync(string planFile, string address)
    {
        var plan = RawPlan.Load(planFile);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        var idle = new ConcurrentBag<RawReader>();
        app.Run(http => AnswerAsync(http, plan, idle));
        await app.RunAsync();
    }

    /// <summary>The path is the number of the scenario, the body the values that differ from request to request.</summary>
    private static async Task AnswerAsync(HttpContext http, RawPlan plan, ConcurrentBag<RawReader> idle)
    {
        var scenario = int.Parse(http.Request.Path.Value!.AsSpan(1), CultureInfo.InvariantCulture);
        var values = await ValuesAsync(http.Request);
        if (!idle.TryTake(out var reader))
            reader = new RawReader(plan);
        var answer = reader.Answer(scenario, values);
        var response = http.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = answer.Length;
        await response.BodyWriter.WriteAsync(answer, http.RequestAborted);
        idle.Add(reader);
    }

    private static async ValueTask<object[]> ValuesAsync(HttpRequest request)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            if (!read.IsCompleted)
            {
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            var values = Values(new Utf8JsonReader(read.Buffer));
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return values;
        }
    }

    private static object[] Values(Utf8JsonReader json)
    {
        var values = new List<object>(4);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.String)
                values.Add(json.GetString()!);
            else if (json.TokenType == JsonTokenType.Number)
                values.Add(json.GetInt64());
        }
        return [.. values];
    }
}
