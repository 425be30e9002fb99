using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Identity.Storage;

/// <summary>Where the signing keys of all servers are.</summary>
internal sealed class SigningKeyStore(DbContexts contexts, WriteGate gate)
{
    public async Task<IReadOnlyList<SigningKey>> AllAsync(CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        return await db.Set<SigningKey>().ToListAsync(ct);
    }

    public async Task AddAsync(SigningKey key, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody(tracking: true);
        db.Add(key);
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(IReadOnlyList<SigningKey> keys, CancellationToken ct)
    {
        if (keys.Count == 0)
            return;
        var ids = keys.Select(k => k.Id).ToArray();
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody();
        await db.Set<SigningKey>().Where(k => ids.Contains(k.Id)).ExecuteDeleteAsync(ct);
    }
}
