namespace Crm.Graph.Wallets.Model;

/// <summary>What happens to wallets under names of its own.</summary>
public static class WalletEvents
{
    /// <summary>The wallet was terminated or made effective again.</summary>
    public const string StateChanged = "STATE_CHANGED";

    /// <summary>A journal moved the wallet's balance.</summary>
    public const string JournalPosted = "JOURNAL_POSTED";

    /// <summary>The nightly look at the books found that the wallet's balance is not the sum of its journals.</summary>
    public const string BooksDiffer = "BOOKS_DIFFER";

    /// <summary>A top-up was paid and credited.</summary>
    public const string TopupPaid = "TOPUP_PAID";

    /// <summary>A top-up was given up after its last try.</summary>
    public const string TopupFailed = "TOPUP_FAILED";
}
