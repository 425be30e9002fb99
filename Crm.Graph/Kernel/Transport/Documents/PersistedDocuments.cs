using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Crm.Graph.Kernel.Errors;
using GraphQL;
using GraphQL.DI;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>
/// Finds the document of a request that names it instead of sending it: by its hash, after it was sent once (automatic persisted
/// queries, Apollo's protocol), or by its id in the manifest of trusted documents.
/// </summary>
internal sealed class PersistedDocuments(IOptions<DocumentOptions> options, IHostEnvironment environment) : IConfigureExecution
{
    private const int HashLength = 64;
    private const int AverageLength = 4_000;

    private readonly LeastUsed<string, string> _byHash = new(options.Value.PersistedSize, (long)options.Value.PersistedSize * AverageLength);
    private readonly FrozenDictionary<string, string> _trusted = DocumentManifest.Read(options.Value.Manifest, environment.ContentRootPath);
    private FrozenSet<string>? _trustedTexts;

    /// <summary>Before <see cref="DocumentCache"/>, which knows documents by their text.</summary>
    public float SortOrder => 140;

    public Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        var named = DocumentName.Of(options.Extensions);
        if (options.UserContext is not Schema.RequestContext || options.Document is not null)
            return next(options); // the server's own
        if (named is null)
            return Trusts(options.Query!) ? next(options) : throw NotTrusted();
        if (named.IsUnknownKind)
            throw CrmError.PersistedQueryNotSupported("Persisted queries are supported in version 1, with the SHA-256 of the document in hexadecimal.");
        if (!string.IsNullOrEmpty(options.Query))
            return RunAndKeepAsync(named.Id, options, next);
        options.Query = Find(named.Id);
        return next(options);
    }

    private string Find(string id)
    {
        if (_trusted.TryGetValue(id, out var text))
            return text;
        if (options.Value.TrustedOnly)
            throw NotTrusted();
        return _byHash.TryGet(id.ToLowerInvariant(), out text) ? text : throw CrmError.PersistedQueryNotFound();
    }

    /// <summary>Keeps a document under its hash once it has been found valid and was carried out.</summary>
    private async Task<ExecutionResult> RunAndKeepAsync(string hash, ExecutionOptions request, ExecutionDelegate next)
    {
        var text = request.Query!;
        if (!Trusts(text))
            throw NotTrusted();
        if (!_trusted.ContainsKey(hash) && !hash.Equals(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))), StringComparison.OrdinalIgnoreCase))
            throw CrmError.BadUserInput("The hash is not that of the document.");
        var result = await next(request);
        if (result.Executed && hash.Length == HashLength && options.Value.PersistedSize > 0)
            _byHash.Add(hash.ToLowerInvariant(), text, text.Length);
        return result;
    }

    private bool Trusts(string text) => !options.Value.TrustedOnly || (_trustedTexts ??= _trusted.Values.ToFrozenSet(StringComparer.Ordinal)).Contains(text);

    private static CrmError NotTrusted() => CrmError.Forbidden("Only documents that were registered with this server are carried out.");
}
