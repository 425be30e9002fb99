namespace Crm.Graph.Identity.Model;

/// <summary>Whose access tokens of Microsoft Entra ID are credentials here: the section <c>AzureAd</c> of the settings. Without one, nobody's.</summary>
public sealed class EntraOptions
{
    public const string Section = "AzureAd";

    /// <summary>Where Microsoft Entra ID is.</summary>
    public string Instance { get; set; } = "https://login.microsoftonline.com/";

    /// <summary>The directory whose users may come: its id. A single one, never <c>common</c> or <c>organizations</c>.</summary>
    public string? TenantId { get; set; }

    /// <summary>The id of the application that stands for this server in the directory.</summary>
    public string? ClientId { get; set; }

    /// <summary>Whom tokens have to be made for; the application's id, with or without <c>api://</c>, when it is left out.</summary>
    public string? Audience { get; set; }

    /// <summary>Of these scopes a token has one, by spaces between them; any when it is left out.</summary>
    public string? Scopes { get; set; }

    /// <summary>The organisation whose users the directory speaks for.</summary>
    public Guid? OrganisationId { get; set; }

    /// <summary>The roles of the organisation by the application's roles. With any, the directory says which role a user has.</summary>
    public Dictionary<string, string> Roles { get; set; } = [];

    /// <summary>Whether the section is filled in.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(TenantId) || !string.IsNullOrWhiteSpace(ClientId);
}
