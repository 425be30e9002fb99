using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Accounts.Commands;

/// <summary>Which account to delete.</summary>
/// <param name="Id">The account, by its id or number.</param>
/// <param name="ExpectedVersion">The version of the account that the deletion was made for.</param>
public sealed record DeleteAccountInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Deletes an account softly; refused while money is on it. Its entries are kept, and deleting it again changes nothing.</summary>
public sealed class DeleteAccount : ICommand<DeleteAccountInput, Account>
{
    public async Task<Result<Account>> HandleAsync(DeleteAccountInput input, CrmDb db, CancellationToken ct)
    {
        var account = await db.RequireAsync<Account>(input.Id, input.ExpectedVersion, ct);
        return account.Succeeded ? account.Value.Delete() : account;
    }
}
