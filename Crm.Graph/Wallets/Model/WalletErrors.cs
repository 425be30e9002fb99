using System.Globalization;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Wallets.Model;

/// <summary>Why changes of wallets are refused.</summary>
public static class WalletErrors
{
    public const string WalletTerminated = "WALLET_TERMINATED";
    public const string WalletExists = "WALLET_EXISTS";
    public const string InsufficientFunds = "INSUFFICIENT_FUNDS";
    public const string LimitReached = "LIMIT_REACHED";
    public const string MoneyInWallet = "MONEY_IN_WALLET";
    public const string SpendConditionNotMet = "SPEND_CONDITION_NOT_MET";
    public const string AlreadyReversed = "ALREADY_REVERSED";

    public static DomainError Terminated(Wallet wallet) => Of(WalletTerminated, "The wallet is terminated: nothing is posted to it.", wallet);

    public static DomainError InvalidTransition(Wallet wallet)
        => Of(AccountErrors.Transition, $"The wallet is {wallet.State.ToString().ToUpperInvariant()} already.", wallet, "action");

    public static DomainError HasOne(Account account, params string[] path)
        => new DomainError(WalletExists, "The account has an effective wallet already.", path).With("account", account.Id.ToString());

    public static DomainError Insufficient(Wallet wallet, decimal available) => Of(
        InsufficientFunds, FormattableString.Invariant($"At most {available} {wallet.Currency} can be taken: what is valid there, without going below the minimum balance."), wallet, "amount");

    public static DomainError MoneyInIt(Wallet wallet)
        => Of(MoneyInWallet, "There is money in the wallet: spend it first, or have it written off.", wallet);

    public static DomainError WriteOffOnlyOnTermination() => new(Codes.NotAllowed, "What is in a wallet is written off only when it is terminated.", "writeOff");

    public static DomainError Limit(Wallet wallet, LimitRule rule) => new DomainError(
        LimitReached, $"The limit of the wallet for this {rule.Period.ToString().ToUpperInvariant()} period is reached.", "amount")
        .With("wallet", wallet.Id.ToString(), "limitRule", rule.Name ?? rule.Position.ToString(CultureInfo.InvariantCulture));

    public static DomainError NotNow(SpendCondition condition) => Of(condition, "The condition does not allow spending at this time.", "spendConditionId");

    public static DomainError NotHere(SpendCondition condition) => Of(condition, "The condition does not allow spending there.", "organisationId");

    public static DomainError NotOnThis(SpendCondition condition) => Of(condition, "The condition does not allow spending on this product.", "productId");

    public static DomainError OnlyOfDebits(string field)
        => new(Codes.NotAllowed, "Only a debit with a spend condition says where and on what it is spent.", field);

    public static DomainError OnlyOfCredits(string field) => new(Codes.NotAllowed, "Only credits have a time in which they are valid.", field);

    public static DomainError EndsBeforeItBegins() => new(Codes.Invalid, "Expected a day that is neither before the first one nor in the past.", "validTo");

    public static DomainError NotPositive() => new(Codes.Invalid, "Expected an amount greater than 0: the type says which way it goes.", "amount");

    public static DomainError OtherCurrency(Wallet wallet)
        => Of(AccountErrors.CurrencyMismatch, $"The wallet is in {wallet.Currency}: a journal has its currency.", wallet, "currency");

    public static DomainError BalanceTooLarge(Wallet wallet)
        => Of(Codes.Invalid, $"The balance would leave what can be kept: {Money.Largest} either way.", wallet, "amount");

    public static DomainError JournalNotFound(RecordId id)
        => new DomainError(Codes.NotFound, "There is no walletJournal with this id.", "id").With("walletJournal", id.Value);

    public static DomainError ConditionNotFound(RecordId id)
        => new DomainError(Codes.NotFound, "There is no spendCondition with this id.", "spendConditionId").With("spendCondition", id.Value);

    public static DomainError IsReversed(WalletJournal journal)
        => new DomainError(AlreadyReversed, "The journal has been reversed already.", "id").With("walletJournal", journal.Id.ToString());

    public static DomainError NotReversible(WalletJournal journal) => new DomainError(
        Codes.NotAllowed, "Credits, debits and top-ups can be reversed; what the server posted by rule cannot.", "id").With("walletJournal", journal.Id.ToString());

    public static DomainError ReferenceTaken(string reference)
        => new DomainError(Codes.Taken, "A journal with this reference was posted to the wallet already.", "reference").With("walletJournal", reference);

    public static DomainError CodeTaken(string code) => new DomainError(Codes.Taken, "Another wallet has this code.", "code").With("wallet", code);

    public static DomainError CodeLooksLikeAnId() => new(Codes.Invalid, "Expected a code that is not a UUID.", "code");

    public static DomainError NameTaken(string name)
        => new DomainError(Codes.Taken, "There is one of this name.", "name").With("spendCondition", name);

    public static DomainError NoMaximum() => new(Codes.Required, "Expected a maximum: an amount, a number, or both.", "maximumAmount");

    public static DomainError NotLimited() => new(Codes.Invalid, "Expected some of CREDIT, DEBIT and TOPUP.", "transactionTypes");

    public static DomainError TooManyRules(int most) => new(Codes.Invalid, $"Expected at most {most} rules.", "limitRules");

    public static DomainError TooMany(int most, string list) => new(Codes.Invalid, $"Expected at most {most}.", list);

    public static DomainError DayDoesNotFit(string field) => new(Codes.NotAllowed, "This day does not go with the period.", field);

    public static DomainError EmptyTiming() => new(Codes.Required, "Expected a month, a day or a time.");

    public static DomainError NotATime(string field) => new(Codes.Invalid, "Expected a time of the day, such as 19:00.", field);

    private static DomainError Of(string code, string message, Wallet wallet, params string[] path)
        => new DomainError(code, message, path).With("wallet", wallet.Id.ToString());

    private static DomainError Of(SpendCondition condition, string message, string path)
        => new DomainError(SpendConditionNotMet, message, path).With("spendCondition", condition.Id.ToString());
}
