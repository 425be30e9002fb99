using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Accounts.Commands;

/// <summary>A new classification of accounts.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
public sealed record CreateAccountClassificationInput(string Name);

/// <summary>Creates a classification that accounts can be given.</summary>
public sealed class CreateAccountClassification : ICommand<CreateAccountClassificationInput, AccountClassification>
{
    public async Task<Result<AccountClassification>> HandleAsync(CreateAccountClassificationInput input, CrmDb db, CancellationToken ct)
    {
        var created = AccountClassification.Create(input.Name);
        if (!created.Succeeded)
            return created;
        var classification = created.Value;
        if (await db.IsTakenAsync<AccountClassification>(nameof(classification.Name), classification.Name, classification.Id, ct))
            return AccountErrors.NameTaken("accountClassification", classification.Name);
        db.Add(classification);
        return classification;
    }
}
