using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Storage.Idempotency;

/// <summary>
/// The requests that may come again (ADR 17). The first with a key claims it; others wait for its answer, on whichever server they are.
/// </summary>
internal sealed class IdempotentRequests(
    DbContexts contexts, WriteGate gate, TimeProvider clock, IDataProtectionProvider protection, IOptions<IdempotencyOptions> options)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(200);

    /// <summary>Answers hold what is shown once: keys and tokens.</summary>
    private readonly IDataProtector _protector = protection.CreateProtector("Crm.Graph.Idempotency");

    /// <summary>Claims a request, or waits until it has been answered.</summary>
    /// <param name="name">Whose it is and under which key.</param>
    /// <param name="fingerprint">What is asked.</param>
    public async Task<Claim> ClaimAsync(byte[] name, byte[] fingerprint, CancellationToken ct)
    {
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            var known = await FindAsync(name, ct);
            if (known is null)
            {
                if (await TryAddAsync(name, fingerprint, ct) is { } claim)
                    return claim;
                continue;
            }
            if (known.ExpiresOn <= clock.GetUtcNow())
            {
                await RemoveAsync(known.Id, known.Attempt, ct);
                continue;
            }
            if (!known.Fingerprint.AsSpan().SequenceEqual(fingerprint))
                return new Claim { IsReused = true };
            if (known.Answer is { } answer)
                return new Claim { Answer = _protector.Unprotect(answer) };
            if (known.LockedUntil <= clock.GetUtcNow() && await TryTakeOverAsync(known, ct) is { } taken)
                return taken;
            await Task.Delay(wait, ct);
        }
    }

    /// <summary>Notes what is done, in the transaction that does it; an attempt that somebody has taken over is broken off with all that it did.</summary>
    public async Task NoteAsync(CrmDb db, Claim claim, byte[] done, CancellationToken ct)
    {
        var stored = _protector.Protect(done);
        if (await ChangeAsync(db, claim.Id, claim.Attempt, set => set.SetProperty(r => r.Done, stored), ct) == 0)
            throw new InvalidOperationException("this request took too long: another attempt goes on with it");
    }

    /// <summary>The same, of what was done in transactions of its own.</summary>
    public async Task NoteAsync(Claim claim, byte[] done, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody();
        await NoteAsync(db, claim, done, ct);
    }

    /// <summary>Keeps the answer.</summary>
    public async Task AnswerAsync(Claim claim, ReadOnlyMemory<byte> answer)
    {
        var stored = _protector.Protect(answer.ToArray());
        using var turn = await gate.EnterAsync(CancellationToken.None);
        await using var db = contexts.ForNobody();
        await ChangeAsync(db, claim.Id, claim.Attempt, set => set.SetProperty(r => r.Answer, stored), CancellationToken.None);
    }

    /// <summary>Gives the key free: nothing is kept of a request that did nothing, and what was done of one is gone on with at once.</summary>
    public async Task ReleaseAsync(Claim claim, bool isUntouched)
    {
        if (isUntouched)
        {
            await RemoveAsync(claim.Id, claim.Attempt, CancellationToken.None);
            return;
        }
        var now = clock.GetUtcNow();
        using var turn = await gate.EnterAsync(CancellationToken.None);
        await using var db = contexts.ForNobody();
        await ChangeAsync(db, claim.Id, claim.Attempt, set => set.SetProperty(r => r.LockedUntil, now), CancellationToken.None);
    }

    private async Task<IdempotentRequest?> FindAsync(byte[] name, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        return await db.Set<IdempotentRequest>().SingleOrDefaultAsync(r => r.Name == name, ct);
    }

    /// <summary>Null when another was faster.</summary>
    private async Task<Claim?> TryAddAsync(byte[] name, byte[] fingerprint, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var request = new IdempotentRequest
        {
            Name = name,
            Fingerprint = fingerprint,
            Attempt = Guid.NewGuid(),
            LockedUntil = now + options.Value.Lease,
            ExpiresOn = now + options.Value.KeepFor,
        };
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody(tracking: true);
        db.Add(request);
        try
        {
            await db.SaveChangesAsync(ct);
            return new Claim { Id = request.Id, Attempt = request.Attempt };
        }
        catch (DbUpdateException e) when (db.IsLostRace(e))
        {
            return null;
        }
    }

    /// <summary>Null when another was faster. What the attempt before had done by then is found afterwards: it can do no more.</summary>
    private async Task<Claim?> TryTakeOverAsync(IdempotentRequest known, CancellationToken ct)
    {
        var (attempt, until) = (Guid.NewGuid(), clock.GetUtcNow() + options.Value.Lease);
        using (await gate.EnterAsync(ct))
        {
            await using var db = contexts.ForNobody();
            if (await ChangeAsync(db, known.Id, known.Attempt, set => set.SetProperty(r => r.Attempt, attempt).SetProperty(r => r.LockedUntil, until), ct) == 0)
                return null;
        }
        var taken = await FindAsync(known.Name, ct);
        return taken?.Attempt != attempt ? null
            : taken.Answer is { } answer ? new Claim { Answer = _protector.Unprotect(answer) }
            : new Claim { Id = taken.Id, Attempt = attempt, Done = taken.Done is { } done ? _protector.Unprotect(done) : null };
    }

    private async Task RemoveAsync(Guid id, Guid attempt, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody();
        await db.Set<IdempotentRequest>().Where(r => r.Id == id && r.Attempt == attempt).ExecuteDeleteAsync(ct);
    }

    private static Task<int> ChangeAsync(CrmDb db, Guid id, Guid attempt, Action<UpdateSettersBuilder<IdempotentRequest>> set, CancellationToken ct)
        => db.Set<IdempotentRequest>().Where(r => r.Id == id && r.Attempt == attempt).ExecuteUpdateAsync(set, ct);
}

/// <summary>How it stands with a request: it is the caller's to carry out, it has been answered, or its key is another request's.</summary>
internal sealed class Claim
{
    public Guid Id { get; init; }

    public Guid Attempt { get; init; }

    /// <summary>What of it is done already.</summary>
    public byte[]? Done { get; init; }

    /// <summary>What it was answered the first time.</summary>
    public byte[]? Answer { get; init; }

    /// <summary>Whether the key came with another request before.</summary>
    public bool IsReused { get; init; }
}
