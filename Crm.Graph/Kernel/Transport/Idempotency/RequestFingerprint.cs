using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Crm.Graph.Kernel.Domain;
using GraphQL;

namespace Crm.Graph.Kernel.Transport.Idempotency;

/// <summary>What a request asks, as a hash: its operation, its document, its variables in whatever order, the content of its files.</summary>
internal static class RequestFingerprint
{
    public static async Task<byte[]> OfAsync(ExecutionOptions request, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, 'o', request.OperationName ?? "");
        Add(hash, 'd', request.Query ?? "");
        await AddAsync(hash, request.Variables, ct);
        return hash.GetHashAndReset();
    }

    private static async Task AddAsync(IncrementalHash hash, object? value, CancellationToken ct)
    {
        switch (value)
        {
            case null:
                Add(hash, 'n', "");
                break;
            case string text:
                Add(hash, 's', text);
                break;
            case IUpload file:
                Add(hash, 'f', $"{file.FileName}\n{file.ContentType}");
                await using (var content = file.Open())
                    Add(hash, 'c', Convert.ToHexString(await SHA256.HashDataAsync(content, ct)));
                break;
            case IReadOnlyDictionary<string, object?> map:
                Add(hash, 'm', map.Count.ToString(CultureInfo.InvariantCulture));
                foreach (var (name, inner) in map.OrderBy(v => v.Key, StringComparer.Ordinal))
                {
                    Add(hash, 'k', name);
                    await AddAsync(hash, inner, ct);
                }
                break;
            case IEnumerable list:
                foreach (var inner in list)
                {
                    Add(hash, 'l', "");
                    await AddAsync(hash, inner, ct);
                }
                Add(hash, 'e', "");
                break;
            default:
                Add(hash, 'v', Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                break;
        }
    }

    /// <summary>With its kind and its length, so that no two requests run into each other.</summary>
    private static void Add(IncrementalHash hash, char kind, string text)
        => hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}{text.Length}:{text}")));
}
