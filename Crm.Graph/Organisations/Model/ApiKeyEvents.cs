namespace Crm.Graph.Organisations.Model;

/// <summary>What happens to keys under names of its own.</summary>
public static class ApiKeyEvents
{
    /// <summary>The key was made worthless.</summary>
    public const string Revoked = "REVOKED";
}
