using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Accounts.Model;

// The ledger of an account: only an entry moves the balance.
public sealed partial class Account
{
    /// <summary>Posts what a caller may post by hand.</summary>
    internal Result<AccountEntry> Post(NewEntry entry, Setting here)
    {
        if (IsDeleted)
            return AccountErrors.Deleted(this);
        if (State == AccountState.Terminated)
            return AccountErrors.Terminated(this);
        if (State == AccountState.Suspended && entry.Type == AccountEntryType.Invoice)
            return AccountErrors.Suspended(this);
        var problems = new Problems();
        var read = entry.Read(here, PaymentTerms, problems);
        return problems.Any ? problems.All : Add(read, here, null);
    }

    /// <summary>
    /// Moves the account to another state. A terminated account loses its balance, to the account that is named or to
    /// a write-off, and stops being primary; none of the contact's other accounts is promoted, because only people know which.
    /// </summary>
    internal Result<Account> MoveTo(AccountState state, Account? transferTo, Setting here)
    {
        if (IsDeleted)
            return AccountErrors.Deleted(this);
        if (state == State || State == AccountState.Terminated && state != AccountState.Active)
            return AccountErrors.InvalidTransition(this, state);
        if (transferTo is not null && state != AccountState.Terminated)
            return AccountErrors.TransferOnlyOnTermination();
        if (state == AccountState.Terminated)
        {
            var moved = transferTo is null ? WriteOff(here) : Transfer(transferTo, here);
            if (moved.Refused(out var errors))
                return errors;
            Unmark();
        }
        State = state;
        Raise(AccountEvents.StateChanged);
        return this;
    }

    private Result<Done> WriteOff(Setting here)
    {
        if (Balance == 0)
            return Done.Ok;
        Add(new NewEntry(AccountEntryType.WriteOff, -Balance, Description: "Written off on termination"), here, null);
        return Done.Ok;
    }

    private Result<Done> Transfer(Account to, Setting here)
    {
        if (to.Id == Id)
            return AccountErrors.TransferToItself(this);
        if (to.IsDeleted || to.State != AccountState.Active)
            return AccountErrors.TransferToInactive(to);
        if (to.Currency != Currency)
            return AccountErrors.TransferInOtherCurrency(to);
        if (Balance == 0)
            return Done.Ok;
        var amount = Balance;
        var received = to.Add(new NewEntry(AccountEntryType.Transfer, amount, Description: $"From {Number} on its termination"), here, this);
        if (received.Refused(out var errors))
            return errors;
        Add(new NewEntry(AccountEntryType.Transfer, -amount, Description: $"To {to.Number} on termination"), here, to);
        return Done.Ok;
    }

    private Result<AccountEntry> Add(NewEntry entry, Setting here, Account? other)
    {
        if (Math.Abs(Balance + entry.Amount) > Money.Largest)
            return AccountErrors.BalanceTooLarge(this);
        Balance += entry.Amount;
        var posted = new AccountEntry(this, ++LastEntryNumber, entry, other, here);
        _entries.Add(posted);
        Raise(AccountEvents.EntryPosted);
        return posted;
    }
}
