using System.Collections.Concurrent;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
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

/// <summary>Stores when keys were last used, once a minute. What a server that was killed had noted is lost.</summary>
internal sealed class KeyUseUpkeep(KeyUse use, TimeProvider clock, ILogger<KeyUseUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        await using var end = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
            await TryStoreAsync(stoppingToken);
        await TryStoreAsync(CancellationToken.None);
    }

    private async Task TryStoreAsync(CancellationToken ct)
    {
        try
        {
            await use.StoreAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "When keys were last used could not be stored; that is tried again in {Minutes} minutes", Every.TotalMinutes);
        }
        catch (OperationCanceledException)
        {
            // The server ends; what is left is stored once more.
        }
    }
}
