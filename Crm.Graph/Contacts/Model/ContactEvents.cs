namespace Crm.Graph.Contacts.Model;

/// <summary>What happens to contacts under names of its own.</summary>
public static class ContactEvents
{
    /// <summary>The contact gave or withdrew its consent.</summary>
    public const string ConsentChanged = "CONSENT_CHANGED";
}
