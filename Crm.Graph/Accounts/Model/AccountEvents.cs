namespace Crm.Graph.Accounts.Model;

/// <summary>What happens to accounts under names of its own.</summary>
public static class AccountEvents
{
    /// <summary>The account was suspended, terminated or made active again.</summary>
    public const string StateChanged = "STATE_CHANGED";

    /// <summary>An entry moved the account's balance.</summary>
    public const string EntryPosted = "ENTRY_POSTED";
}
