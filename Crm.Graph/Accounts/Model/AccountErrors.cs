using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Accounts.Model;

/// <summary>Why changes of accounts are refused.</summary>
public static class AccountErrors
{
    public const string AccountDeleted = "ACCOUNT_DELETED";
    public const string AccountTerminated = "ACCOUNT_TERMINATED";
    public const string AccountSuspended = "ACCOUNT_SUSPENDED";
    public const string AccountNotActive = "ACCOUNT_NOT_ACTIVE";
    public const string CurrencyMismatch = "CURRENCY_MISMATCH";
    public const string Transition = "INVALID_TRANSITION";
    public const string MoneyOnAccount = "MONEY_ON_ACCOUNT";
    public const string PrimaryRequired = "PRIMARY_REQUIRED";

    public static DomainError Deleted(Account account) => Of(AccountDeleted, "The account is deleted.", account);

    public static DomainError Terminated(Account account) => Of(AccountTerminated, "The account is terminated: nothing is posted to it.", account);

    public static DomainError Suspended(Account account)
        => Of(AccountSuspended, "The account is suspended: payments are taken, invoices are not.", account, "type");

    public static DomainError InvalidTransition(Account account, AccountState to)
        => Of(Transition, $"An account that is {account.State.ToString().ToUpperInvariant()} cannot become {to.ToString().ToUpperInvariant()}.", account, "state");

    public static DomainError MoneyOnIt(Account account)
        => Of(MoneyOnAccount, FormattableString.Invariant($"The account's balance is {account.Balance} {account.Currency}: it is deleted only at 0."), account);

    public static DomainError PrimaryIsMovedNotCleared(Account account)
        => Of(PrimaryRequired, "Make another account of the contact primary instead.", account, "isPrimary");

    public static DomainError TerminatedIsNotPrimary(Account account)
        => Of(AccountTerminated, "A terminated account cannot be primary.", account, "isPrimary");

    public static DomainError TransferOnlyOnTermination()
        => new(Codes.NotAllowed, "A balance moves to another account only when its own is terminated.", "transferToAccountId");

    public static DomainError TransferToItself(Account account)
        => Of(Codes.Invalid, "Expected another account than the one that is terminated.", account, "transferToAccountId");

    public static DomainError TransferToInactive(Account account)
        => Of(AccountNotActive, "A balance moves to an active account only.", account, "transferToAccountId");

    public static DomainError TransferInOtherCurrency(Account account)
        => Of(CurrencyMismatch, $"A balance moves to an account of its own currency only; that one is in {account.Currency}.", account, "transferToAccountId");

    public static DomainError NotAnAddressOfItsContacts(ContactAddress address)
        => new DomainError(Codes.Invalid, "Expected an address of one of the account's contacts.", "billingAddressId")
            .With("contactAddress", address.Id.ToString());

    public static DomainError AddressNotFound(RecordId id)
        => new DomainError(Codes.NotFound, "There is no contactAddress with this id.", "billingAddressId").With("contactAddress", id.Value);

    public static DomainError NumberTaken(string number)
        => new DomainError(Codes.Taken, "Another account has this number, perhaps a deleted one.", "number").With("account", number);

    public static DomainError NumberLooksLikeAnId() => new(Codes.Invalid, "Expected a number that is not a UUID.", "number");

    public static DomainError NameTaken(string kind, string name)
        => new DomainError(Codes.Taken, "There is one of this name.", "name").With(kind, name);

    public static DomainError ReferenceTaken(string reference)
        => new DomainError(Codes.Taken, "An entry with this reference was posted to the account already.", "reference").With("accountEntry", reference);

    public static DomainError NotByHand()
        => new(Codes.NotAllowed, "Transfers and write-offs are posted when an account is terminated, not by hand.", "type");

    public static DomainError WrongSign(AccountEntryType type) => new(
        Codes.Invalid,
        type == AccountEntryType.Adjustment ? "Expected an amount that is not 0." : "Expected an amount greater than 0: the type says which way it goes.",
        "amount");

    public static DomainError OnlyInvoicesAreDue() => new(Codes.NotAllowed, "Only invoices have a due date.", "dueOn");

    public static DomainError BalanceTooLarge(Account account)
        => Of(Codes.Invalid, $"The balance would leave what can be kept: {Money.Largest} either way.", account, "amount");

    private static DomainError Of(string code, string message, Account account, params string[] path)
        => new DomainError(code, message, path).With("account", account.Id.ToString());
}
