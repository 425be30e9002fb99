using System.Globalization;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Wallets.Model;

/// <summary>A top-up of a wallet: what is to be paid, and what became of it. There is one for each occasion, however many servers notice it.</summary>
public sealed class WalletTopup : Record
{
    /// <summary>How often a payment is tried.</summary>
    internal const int MostTries = 5;

    /// <summary>For how long a server that stopped in the middle of a payment keeps others from it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private WalletTopup() { } // EF

    private WalletTopup(Wallet wallet, TopupKind kind, string occasion, decimal amount, WalletPaymentMethod method, Setting here)
    {
        (Wallet, WalletId, Kind, Occasion) = (wallet, wallet.Id, kind, occasion);
        (Amount, Currency, PaymentMethod, DueOn, NextTryOn) = (amount, wallet.Currency, method, here.Today, here.Now);
    }

    public Guid WalletId { get; private set; }

    /// <summary>The wallet.</summary>
    public Wallet Wallet { get; private set; } = null!;

    /// <summary>Why the wallet is topped up.</summary>
    public TopupKind Kind { get; private set; }

    /// <summary>The debit or the day that it is made for, of which there is no second one.</summary>
    public string Occasion { get; private set; } = "";

    /// <summary>The day on which it fell due.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The amount, in the wallet's currency.</summary>
    public decimal Amount { get; private set; }

    /// <summary>The currency of the amount (ISO 4217): the wallet's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>What is charged.</summary>
    public WalletPaymentMethod PaymentMethod { get; private set; } = new();

    /// <summary>How far it has come.</summary>
    public TopupState State { get; private set; }

    /// <summary>How often the payment was tried.</summary>
    public int Tries { get; private set; }

    /// <summary>When it is tried next; null when it is done with.</summary>
    public DateTimeOffset? NextTryOn { get; private set; }

    /// <summary>Why the last try failed.</summary>
    public string? LastError { get; private set; }

    /// <summary>The payment, by the id that the payment gateway gave it.</summary>
    public string? PaymentId { get; private set; }

    /// <summary>The top-up that a debit makes necessary.</summary>
    internal static WalletTopup After(WalletJournal debit, Setting here) => new(
        debit.Wallet, TopupKind.Automatic, string.Create(CultureInfo.InvariantCulture, $"JOURNAL {debit.Number}"),
        debit.Wallet.AutoTopup.Amount!.Value, debit.Wallet.AutoTopup.PaymentMethod with { }, here);

    /// <summary>The top-up of a day.</summary>
    internal static WalletTopup On(DateOnly day, Wallet wallet, Setting here) => new(
        wallet, TopupKind.Termed, string.Create(CultureInfo.InvariantCulture, $"DAY {day:yyyy-MM-dd}"),
        wallet.TermedTopup.Amount!.Value, wallet.TermedTopup.PaymentMethod with { }, here)
    { DueOn = day };

    /// <summary>Whether it is to be tried now; if so, nobody else tries until the lease is over.</summary>
    internal bool Claim(DateTimeOffset now)
    {
        if (State != TopupState.Pending || NextTryOn > now)
            return false;
        (Tries, NextTryOn) = (Tries + 1, now + Lease);
        return true;
    }

    internal void Pay(string paymentId)
    {
        (State, PaymentId, NextTryOn, LastError) = (TopupState.Paid, paymentId, null, null);
        Raise(WalletEvents.TopupPaid);
    }

    /// <summary>It is tried again after a pause that doubles, and given up after the last try.</summary>
    internal void Fail(string error, DateTimeOffset now)
    {
        LastError = error;
        if (Tries < MostTries)
            NextTryOn = now + TimeSpan.FromMinutes(Math.Pow(2, Tries - 1));
        else
            GiveUp(error);
    }

    internal void GiveUp(string error)
    {
        (State, NextTryOn, LastError) = (TopupState.Failed, null, error);
        Raise(WalletEvents.TopupFailed);
    }
}
