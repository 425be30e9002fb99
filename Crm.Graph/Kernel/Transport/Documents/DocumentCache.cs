using GraphQL;
using GraphQL.DI;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>
/// Has each document parsed and validated once. Only documents that passed are kept; what depends on the request is done
/// every time by <see cref="DocumentChecks"/>.
/// </summary>
internal sealed class DocumentCache(DocumentParser parser, IOptions<DocumentOptions> options) : IConfigureExecution
{
    /// <summary>Documents of this length on average, so that a few giants cannot fill the memory.</summary>
    private const int AverageLength = 4_000;

    private readonly LeastUsed<Key, GraphQLDocument> _documents
        = new(options.Value.CacheSize, (long)options.Value.CacheSize * AverageLength);

    /// <summary>After the engine's own configurations (100), which name the rules, and before <see cref="OperationGate"/>.</summary>
    public float SortOrder => 150;

    public int Count => _documents.Count;

    public Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        if (options.Document is not null || options.Query is null)
            return next(options);
        var key = new Key(options.Schema!, options.Query);
        if (!_documents.TryGet(key, out var document))
            return FirstTimeAsync(key, options, next);
        options.Document = document;
        return next(options);
    }

    private async Task<ExecutionResult> FirstTimeAsync(Key key, ExecutionOptions options, ExecutionDelegate next)
    {
        options.Document = parser.Parse(key.Text);
        var result = await next(options);
        // Executed: so it had passed every rule.
        if (result.Executed)
            _documents.Add(key, options.Document, key.Text.Length);
        return result;
    }

    /// <summary>A document is valid for a schema.</summary>
    private readonly record struct Key(ISchema Schema, string Text);
}
