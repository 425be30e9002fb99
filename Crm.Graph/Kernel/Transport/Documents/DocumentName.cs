using GraphQL;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>How a request names a document instead of sending it, or besides: <c>extensions.persistedQuery</c>, or <c>documentId</c>.</summary>
/// <param name="Id">The hash, or the id in the manifest.</param>
/// <param name="IsUnknownKind">It is of another version of the protocol, or not as that has it.</param>
internal sealed record DocumentName(string Id, bool IsUnknownKind)
{
    private const string Extension = "persistedQuery";

    /// <summary>Under which the id of a trusted document is kept in a request's extensions; no client can send it there.</summary>
    private const string IdKey = "\0documentId";

    public static DocumentName? Of(Inputs? extensions)
    {
        if (extensions is null || extensions.Count == 0)
            return null;
        if (extensions.TryGetValue(IdKey, out var id))
            return new((string)id!, IsUnknownKind: false);
        if (!extensions.TryGetValue(Extension, out var extension) || extension is null)
            return null;
        return extension is IReadOnlyDictionary<string, object?> map && map.GetValueOrDefault("version") is 1 && map.GetValueOrDefault("sha256Hash") is string hash
            ? new(hash, IsUnknownKind: false)
            : new("", IsUnknownKind: true);
    }

    /// <summary>The extensions of a request that gave <c>documentId</c>.</summary>
    public static Inputs With(string id, Inputs? extensions)
        => new(new Dictionary<string, object?>((extensions ?? Inputs.Empty).Where(e => e.Key != IdKey)) { [IdKey] = id });
}
