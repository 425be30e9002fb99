namespace Crm.Graph.Demo;

/// <summary>How much is made up.</summary>
public enum DemoScope
{
    /// <summary>Something of each kind.</summary>
    Everything,

    /// <summary>Contacts and their accounts alone: a large database in a fraction of the time.</summary>
    ContactsAndAccounts,
}
