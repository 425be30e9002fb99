using System.Collections.Concurrent;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Upkeep;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Organisations.Storage;

/// <summary>When keys were last used: noted for every request, which costs nothing, and stored now and then, which is no change of the key.</summary>
internal sealed class KeyUse(DbContexts contexts, WriteGate gate, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _used = new();

    public void Note(Guid key) => _used[key] = clock.Now();

    /// <summary>Stores what was noted since the last time.</summary>
    internal async Task StoreAsync(CancellationToken ct)
    {
        var used = _used.ToArray();
        if (used.Length == 0)
            return;
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody();
        foreach (var (id, when) in used)
        {
            await db.Set<ApiKey>().IgnoreQueryFilters().Where(k => k.Id == id && (k.LastUsedOn == null || k.LastUsedOn < when))
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedOn, when), ct);
            _used.TryRemove(new(id, when));
        }
    }
}

/// <summary>Stores when keys were last used, once a minute and at the end. What a server that was killed had noted is lost.</summary>
internal sealed class KeyUseUpkeep(KeyUse use, TimeProvider clock, ILogger<KeyUseUpkeep> log) : PeriodicService(TimeSpan.FromMinutes(1), clock, log)
{
    protected override string Failure => "When keys were last used could not be stored";

    protected override Task DoAsync(CancellationToken ct) => use.StoreAsync(ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await base.ExecuteAsync(stoppingToken);
        await TryAsync(CancellationToken.None);
    }
}
