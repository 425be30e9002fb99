namespace Crm.Graph.Accounts.Model;

/// <summary>What may be done with an account.</summary>
public enum AccountState
{
    /// <summary>Everything.</summary>
    Active,
    /// <summary>No orders, purchases or invoices; payments are still taken.</summary>
    Suspended,
    /// <summary>Nothing; there is no money on it any more.</summary>
    Terminated,
}

/// <summary>The kinds of movement of an account's balance.</summary>
public enum AccountEntryType
{
    /// <summary>The customer owes more, by a date.</summary>
    Invoice,
    /// <summary>The customer paid.</summary>
    Payment,
    /// <summary>A correction, up or down.</summary>
    Adjustment,
    /// <summary>The balance of a terminated account, on its way to another one; posted by the server only.</summary>
    Transfer,
    /// <summary>The balance of a terminated account, given up; posted by the server only.</summary>
    WriteOff,
}
