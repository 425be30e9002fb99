using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Graph.Client;

/// <summary>Asks the server: documents out, records in.</summary>
public sealed class CrmClient : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    private readonly HttpClient _http = new();
    private readonly Uri _endpoint;

    public CrmClient(Uri endpoint, string key)
    {
        _endpoint = endpoint;
        _http.DefaultRequestHeaders.Add("api_key", key);
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
    }

    /// <summary>The data of the answer, in the shape of <typeparamref name="T"/>.</summary>
    /// <exception cref="CrmException">The server answered errors.</exception>
    public async Task<T> AskAsync<T>(string query, object? variables = null, CancellationToken ct = default)
    {
        using var response = await _http.PostAsJsonAsync(_endpoint, new { query, variables }, Json, ct);
        var answer = await response.Content.ReadFromJsonAsync<Answer<T>>(Json, ct);
        return answer switch
        {
            { Errors: { Count: > 0 } errors } => throw new CrmException(errors),
            { Data: { } data } => data,
            _ => throw new HttpRequestException($"{_endpoint} answered no GraphQL.", null, response.StatusCode),
        };
    }

    public void Dispose() => _http.Dispose();

    private sealed record Answer<T>(T? Data, IReadOnlyList<CrmError>? Errors);
}

/// <summary>What the server answered instead of data.</summary>
public sealed class CrmException(IReadOnlyList<CrmError> errors) : Exception(string.Join(' ', errors.Select(e => e.Message)))
{
    public IReadOnlyList<CrmError> Errors => errors;
}

/// <summary>A GraphQL error.</summary>
public sealed record CrmError(string Message, CrmErrorExtensions Extensions);

/// <summary>What programs tell errors apart by.</summary>
public sealed record CrmErrorExtensions(string Code, int Status, IReadOnlyList<string>? Parameters);
