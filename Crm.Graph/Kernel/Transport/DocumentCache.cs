using Crm.Graph.Kernel.Errors;
using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport;

/// <summary>
/// Has each document parsed and validated once. Only documents that passed are kept; what depends on the request is done
/// every time: the engine coerces variables, and rules named in <see cref="ExecutionOptions.CachedDocumentValidationRules"/>
/// (costs, say) run on a kept document too.
/// </summary>
internal sealed class DocumentCache(IDocumentBuilder builder, IOptions<TransportOptions> options) : IConfigureExecution
{
    /// <summary>Documents of this length on average, so that a few giants cannot fill the memory.</summary>
    private const int AverageLength = 4_000;

    private readonly LeastUsed<Key, GraphQLDocument> _documents
        = new(options.Value.DocumentCacheSize, (long)options.Value.DocumentCacheSize * AverageLength);

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
        options.ValidationRules = options.CachedDocumentValidationRules ?? [];
        return next(options);
    }

    private async Task<ExecutionResult> FirstTimeAsync(Key key, ExecutionOptions options, ExecutionDelegate next)
    {
        options.Document = Parse(key.Text);
        var result = await next(options);
        // Executed: so it had passed every rule.
        if (result.Executed)
            _documents.Add(key, options.Document, key.Text.Length);
        return result;
    }

    private GraphQLDocument Parse(string text)
    {
        try
        {
            return builder.Build(text);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw CrmError.BadUserInput("The document is nested too deeply.");
        }
    }

    /// <summary>A document is valid for a schema, and custom fields give tenants schemas of their own.</summary>
    private readonly record struct Key(ISchema Schema, string Text);
}
