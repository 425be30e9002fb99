using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Wallets.Commands;

/// <summary>A product, or products, that an amount can be spent on.</summary>
/// <param name="IdType">What the id stands for.</param>
/// <param name="ProductId">The id, as the system has it that knows the products, at most 100 characters.</param>
/// <param name="Name">The name, at most 200 characters.</param>
/// <param name="Description">The description, at most 400 characters.</param>
public sealed record SpendConditionProductInput(ProductIdType IdType, string ProductId, string? Name = null, string? Description = null);

/// <summary>A time at which an amount can be spent, in the organisation's time zone; what is left out does not matter.</summary>
/// <param name="Month">The month, from 1 to 12.</param>
/// <param name="Day">The day of the week, from 1 to 7; 1 is Sunday.</param>
/// <param name="StartTime">From which time of the day, such as 19:00; where the end is earlier, it is the one of the next day.</param>
/// <param name="EndTime">Until which time of the day, which is the first that is too late.</param>
public sealed record SpendConditionTimingInput(int? Month = null, int? Day = null, string? StartTime = null, string? EndTime = null);

/// <summary>A new spend condition. An empty list means anywhere, on anything, at any time.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="Description">What people should know about it, at most 400 characters.</param>
/// <param name="Organisations">The organisations at which the amount can be spent, by their ids, at most 200.</param>
/// <param name="Products">What it can be spent on, at most 200.</param>
/// <param name="Timings">When it can be spent: at any of these times, at most 200.</param>
public sealed record CreateSpendConditionInput(
    string Name,
    string? Description = null,
    IReadOnlyList<RecordId>? Organisations = null,
    IReadOnlyList<SpendConditionProductInput>? Products = null,
    IReadOnlyList<SpendConditionTimingInput>? Timings = null);

/// <summary>Creates a condition under which parts of commerce balances can be spent.</summary>
internal sealed class CreateSpendCondition : ICommand<CreateSpendConditionInput, SpendCondition>
{
    public async Task<Result<SpendCondition>> HandleAsync(CreateSpendConditionInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var details = await db.ConditionDetailsAsync(input.Name, input.Description, input.Organisations, input.Products, input.Timings, problems, ct);
        var condition = problems.Take(SpendCondition.Create(details));
        if (condition is null || problems.Any)
            return problems.All;
        if (await db.IsTakenAsync<SpendCondition>(nameof(SpendCondition.Name), condition.Name, condition.Id, ct))
            return WalletErrors.NameTaken(condition.Name);
        db.Add(condition);
        return condition;
    }
}
