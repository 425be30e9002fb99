using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Rewards.Commands;

/// <summary>Value units for an account, or taken from it.</summary>
/// <param name="AccountId">The primary account, by its id or number.</param>
/// <param name="ValueUnits">How many, at most 1000000; negative takes them back, and never more than there are.</param>
/// <param name="Reason">What for, at most 400 characters.</param>
/// <param name="ExpectedVersion">The version of the account that this was meant for.</param>
public sealed record PostRewardEntryInput(RecordId AccountId, int ValueUnits, string Reason, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Posts value units to a primary account's rewards. What is posted stays: a mistake is put right by another entry.</summary>
internal sealed class PostRewardEntry(TimeProvider clock) : ICommand<PostRewardEntryInput, RewardEntry>
{
    public async Task<Result<RewardEntry>> HandleAsync(PostRewardEntryInput input, CrmDb db, CancellationToken ct)
    {
        var rewards = await db.RequireRewardsAsync(input.AccountId, input.ExpectedVersion, ct);
        if (rewards.Refused(out var errors))
            return errors;
        var entry = rewards.Value.Post(input.ValueUnits, input.Reason, db.Setting(clock));
        if (entry.Succeeded)
            db.Add(entry.Value);
        return entry;
    }
}
