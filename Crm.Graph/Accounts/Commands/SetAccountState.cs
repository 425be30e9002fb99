using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Accounts.Commands;

/// <summary>What may be done with an account from now on.</summary>
/// <param name="Id">The account, by its id or number.</param>
/// <param name="State">The new state: ACTIVE and SUSPENDED in turn, TERMINATED from either, ACTIVE again from TERMINATED.</param>
/// <param name="TransferToAccountId">With TERMINATED only: the active account of the same currency, by id or number, that takes the balance over; without one it is written off.</param>
/// <param name="ExpectedVersion">The version of the account that the change was made for.</param>
public sealed record SetAccountStateInput(
    RecordId Id, AccountState State, RecordId? TransferToAccountId = null, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>
/// Suspends, terminates or reactivates an account. A terminated account's balance moves to another account or is written off,
/// each by ledger entries; it stops being primary, and no other account is made primary in its place.
/// </summary>
public sealed class SetAccountState(TimeProvider clock) : ICommand<SetAccountStateInput, Account>
{
    public async Task<Result<Account>> HandleAsync(SetAccountStateInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var account = problems.Take(await db.RequireAsync<Account>(input.Id, input.ExpectedVersion, ct));
        var transferTo = input.TransferToAccountId is { } id
            ? problems.Take(await db.RequireAsync<Account>(id, null, ct, path: "transferToAccountId"))
            : null;
        if (account is null || problems.Any)
            return problems.All;
        return account.MoveTo(input.State, transferTo, db.Setting(clock));
    }
}
