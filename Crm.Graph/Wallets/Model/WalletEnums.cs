namespace Crm.Graph.Wallets.Model;

/// <summary>Whether a wallet can be used.</summary>
public enum WalletState
{
    /// <summary>It takes journals.</summary>
    Effective,
    /// <summary>Nothing is posted to it, and there is no money in it.</summary>
    Terminated,
}

/// <summary>What can be done with a wallet besides changing it.</summary>
public enum WalletAction
{
    /// <summary>Nothing is posted to it from now on.</summary>
    Terminate,
    /// <summary>It can be used again.</summary>
    Reactivate,
}

/// <summary>Which way a journal moves a wallet's balance.</summary>
public enum WalletJournalType
{
    /// <summary>Up.</summary>
    Credit,
    /// <summary>Down.</summary>
    Debit,
}

/// <summary>What a journal was posted for.</summary>
public enum WalletTransactionType
{
    /// <summary>Somebody credited the wallet.</summary>
    Credit,
    /// <summary>Somebody debited the wallet.</summary>
    Debit,
    /// <summary>Money that a payment method was charged with.</summary>
    Topup,
    /// <summary>A credited amount that was not spent while it was valid; posted by the server only.</summary>
    Expiry,
    /// <summary>Takes another journal back.</summary>
    Reversal,
    /// <summary>What was left in a wallet when it was terminated.</summary>
    WriteOff,
}

/// <summary>The periods in which limits are counted, in the organisation's time zone.</summary>
public enum LimitPeriod
{
    /// <summary>A day.</summary>
    Daily,
    /// <summary>A week, from Monday on.</summary>
    Weekly,
    /// <summary>A month of the calendar.</summary>
    Monthly,
    /// <summary>A year of the calendar.</summary>
    Annual,
}

/// <summary>The units in which termed top-ups are spaced.</summary>
public enum TopupPeriod
{
    /// <summary>Days.</summary>
    Days,
    /// <summary>Weeks.</summary>
    Weeks,
    /// <summary>Months.</summary>
    Months,
    /// <summary>Years.</summary>
    Years,
}

/// <summary>The days of the week.</summary>
public enum Weekday
{
    /// <summary>Monday.</summary>
    Monday = 1,
    /// <summary>Tuesday.</summary>
    Tuesday,
    /// <summary>Wednesday.</summary>
    Wednesday,
    /// <summary>Thursday.</summary>
    Thursday,
    /// <summary>Friday.</summary>
    Friday,
    /// <summary>Saturday.</summary>
    Saturday,
    /// <summary>Sunday.</summary>
    Sunday,
}

/// <summary>The ways in which money is collected for a top-up.</summary>
public enum PaymentMethodType
{
    /// <summary>A payment card.</summary>
    Card,
    /// <summary>A debit of a bank account.</summary>
    AccountDebit,
    /// <summary>A wallet of another provider.</summary>
    Wallet,
}

/// <summary>What the id of a product stands for, where a spend condition names some.</summary>
public enum ProductIdType
{
    /// <summary>One product.</summary>
    Product,
    /// <summary>All products of a type.</summary>
    Type,
    /// <summary>All products of a category.</summary>
    Category,
    /// <summary>All products of a brand.</summary>
    Brand,
    /// <summary>All products of a family.</summary>
    Family,
}

/// <summary>Why a wallet was topped up.</summary>
public enum TopupKind
{
    /// <summary>A debit left less in it than its threshold.</summary>
    Automatic,
    /// <summary>Its day had come.</summary>
    Termed,
}

/// <summary>How far a top-up has come.</summary>
public enum TopupState
{
    /// <summary>It is to be paid, or to be tried again.</summary>
    Pending,
    /// <summary>It was paid, and credited to the wallet.</summary>
    Paid,
    /// <summary>It was given up.</summary>
    Failed,
}

/// <summary>The balances that are compared with their journals.</summary>
public enum WalletBalanceKind
{
    /// <summary>A wallet's open balance.</summary>
    Open,
    /// <summary>A wallet's commerce balance.</summary>
    Commerce,
    /// <summary>The part of a commerce balance that one spend condition is about.</summary>
    SpendCondition,
}
