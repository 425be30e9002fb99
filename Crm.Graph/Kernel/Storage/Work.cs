using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Storage;

/// <summary>Runs use cases: each in one transaction, again from the start when somebody was faster, all or nothing.</summary>
public sealed class Work(DbContexts contexts, WriteGate gate)
{
    /// <summary>How often a use case is tried before the caller is told that others are faster.</summary>
    private const int Tries = 20;

    /// <summary>How long somebody who lost waits at most, times the tries so far, in milliseconds: those who met had better not meet again.</summary>
    private const int MostDelay = 5;

    /// <param name="caller">On whose behalf; null for what belongs to no tenant, such as registering an organisation.</param>
    /// <param name="noting">What else is stored in the same transaction, when all is saved.</param>
    public async Task<Result<TResult>> RunAsync<TInput, TResult>(
        ICommand<TInput, TResult> command, TInput input, Caller? caller, CancellationToken ct, Func<CrmDb, TResult, CancellationToken, Task>? noting = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAsync(command, input, caller, isLast: attempt == Tries, noting, ct) is { } result)
                return result;
            await Task.Delay(Random.Shared.Next(attempt * MostDelay), ct);
        }
    }

    /// <summary>Null when somebody was faster.</summary>
    private async Task<Result<TResult>?> TryAsync<TInput, TResult>(
        ICommand<TInput, TResult> command, TInput input, Caller? caller, bool isLast, Func<CrmDb, TResult, CancellationToken, Task>? noting, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = caller is null ? contexts.ForNobody(tracking: true) : contexts.For(caller, tracking: true);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            var result = await command.HandleAsync(input, db, ct);
            if (!result.Succeeded)
                return result;
            await db.SaveChangesAsync(ct);
            if (noting is not null)
                await noting(db, result.Value, ct);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (Exception e) when (!isLast && db.IsLostRace(e))
        {
            return null;
        }
    }
}
