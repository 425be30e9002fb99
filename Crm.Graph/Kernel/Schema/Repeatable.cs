using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Storage.Idempotency;

namespace Crm.Graph.Kernel.Schema;

/// <summary>A mutation with an <c>Idempotency-Key</c>: carried out once, however often it comes.</summary>
internal sealed class Repeatable(string key, IdempotentRequests requests)
{
    private readonly Dictionary<string, StoredOutcome> _done = [];
    private Claim? _claim;

    /// <summary>What it was answered the first time; null when this is the first time.</summary>
    public byte[]? Earlier => _claim?.Answer;

    /// <summary>Whether it is to be carried out here and now, and its answer to be kept.</summary>
    public bool IsClaimed => _claim is { Answer: null };

    /// <summary>Makes sure that nobody else carries it out, or waits until somebody has.</summary>
    /// <param name="fingerprint">What is asked.</param>
    public async Task BeginAsync(Caller? caller, byte[] fingerprint, CancellationToken ct)
    {
        var claim = await requests.ClaimAsync(NameOf(caller, fingerprint), fingerprint, ct);
        if (claim.IsReused)
            throw CrmError.IdempotencyKeyReused(key);
        _claim = claim;
        if (claim.Done is { } done)
        {
            foreach (var (field, outcome) in JsonSerializer.Deserialize<Dictionary<string, StoredOutcome>>(done)!)
                _done[field] = outcome;
        }
    }

    /// <summary>How a field of the mutation ended, where an attempt that broke off had done it.</summary>
    public StoredOutcome? Find(string field) => _done.GetValueOrDefault(field);

    /// <summary>Notes how a field ends in the transaction that it ends in, which may yet be thrown away.</summary>
    public Task NoteAsync(CrmDb db, string field, StoredOutcome outcome, CancellationToken ct)
        => requests.NoteAsync(db, _claim!, Written(With(field, outcome)), ct);

    /// <summary>Notes how a field ended that stored what it did in transactions of its own.</summary>
    public async Task NoteAsync(string field, StoredOutcome outcome)
    {
        Did(field, outcome);
        await requests.NoteAsync(_claim!, Written(_done), CancellationToken.None);
    }

    /// <summary>What was noted is stored.</summary>
    public void Did(string field, StoredOutcome outcome) => _done[field] = outcome;

    /// <summary>Keeps the answer; or gives the key free, when there is none that would be the same later.</summary>
    public Task EndAsync(ReadOnlyMemory<byte>? answer)
        => answer is { } kept ? requests.AnswerAsync(_claim!, kept) : requests.ReleaseAsync(_claim!, isUntouched: _done.Count == 0);

    private Dictionary<string, StoredOutcome> With(string field, StoredOutcome outcome) => new(_done) { [field] = outcome };

    private static byte[] Written(Dictionary<string, StoredOutcome> done) => JsonSerializer.SerializeToUtf8Bytes(done);

    /// <summary>A key is its caller's. Nobody in particular shares no key: there it counts together with what is asked.</summary>
    private byte[] NameOf(Caller? caller, byte[] fingerprint) => SHA256.HashData(Encoding.UTF8.GetBytes(caller is null
        ? $"nobody {Convert.ToHexString(fingerprint)} {key}"
        : $"{caller.TenantId} {caller.ActorId} {key}"));
}

/// <summary>How a field of a mutation ended: with records, or with an answer that is stored nowhere else.</summary>
/// <param name="Ids">The records.</param>
/// <param name="Answer">The answer.</param>
internal sealed record StoredOutcome(IReadOnlyList<Guid>? Ids, JsonElement? Answer);

/// <summary>Makes what is needed to carry a mutation out once.</summary>
internal sealed class Repeatables(IdempotentRequests requests)
{
    public Repeatable Of(string key) => new(key, requests);
}
