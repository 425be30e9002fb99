using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Wallets.Commands;

/// <summary>What of a spend condition changes; what is left out stays.</summary>
/// <param name="Id">The spend condition.</param>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="Description">What people should know about it, at most 400 characters.</param>
/// <param name="Organisations">All the organisations from now on, by their ids, at most 200.</param>
/// <param name="Products">All that it can be spent on from now on, at most 200.</param>
/// <param name="Timings">All the times from now on, at most 200.</param>
/// <param name="ExpectedVersion">The version of the spend condition that the change was made for.</param>
public sealed record UpdateSpendConditionInput(
    RecordId Id,
    Optional<string> Name = default,
    Optional<string> Description = default,
    IReadOnlyList<RecordId>? Organisations = null,
    IReadOnlyList<SpendConditionProductInput>? Products = null,
    IReadOnlyList<SpendConditionTimingInput>? Timings = null,
    int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes where, on what and when the amounts under a spend condition can be spent, those that were credited already too.</summary>
internal sealed class UpdateSpendCondition : ICommand<UpdateSpendConditionInput, SpendCondition>
{
    public async Task<Result<SpendCondition>> HandleAsync(UpdateSpendConditionInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var found = problems.Take(await db.RequireConditionAsync(input.Id, input.ExpectedVersion, ct));
        var details = await db.ConditionDetailsAsync(input.Name, input.Description, input.Organisations, input.Products, input.Timings, problems, ct);
        var condition = found is null ? null : problems.Take(found.Change(details));
        if (condition is null || problems.Any)
            return problems.All;
        return await db.IsTakenAsync<SpendCondition>(nameof(SpendCondition.Name), condition.Name, condition.Id, ct)
            ? WalletErrors.NameTaken(condition.Name)
            : condition;
    }
}
