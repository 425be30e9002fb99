using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Rewards.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Rewards.Commands;

/// <summary>What the use cases of rewards look up.</summary>
internal static class RewardLookups
{
    /// <summary>The rewards that a primary account shows, new ones where there are none yet. Nobody else changes them until this transaction ends: the account is locked.</summary>
    public static async Task<Result<AccountRewards>> RequireRewardsAsync(this CrmDb db, RecordId accountId, int? expectedVersion, CancellationToken ct)
    {
        var found = await db.RequireAsync<Account>(accountId, expectedVersion, ct, q => q.Include(a => a.PrimaryContact), "accountId");
        if (found.Refused(out var errors))
            return errors;
        var account = found.Value;
        if (AccountRewards.Refuses(account) is { } refused)
            return refused;
        var rewards = await db.Set<AccountRewards>().Include(r => r.Schemes).Include(r => r.Merchants).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.ContactId == account.PrimaryContactId, ct);
        return rewards?.ShownBy(account) ?? db.Add(new AccountRewards(account)).Entity;
    }

    /// <summary>The tier as it was made or changed, unless another one has its name or its threshold.</summary>
    public static async Task<Result<RewardTier>> UniqueAsync(this CrmDb db, Result<RewardTier> made, CancellationToken ct)
    {
        var named = await db.NamedAsync(made, ct);
        if (!named.Succeeded)
            return named;
        var tier = named.Value;
        return await db.Set<RewardTier>().AnyAsync(t => t.Id != tier.Id && t.LiveThreshold == tier.LiveThreshold, ct)
            ? RewardErrors.ThresholdTaken(tier.ThresholdValueUnits)
            : tier;
    }
}
