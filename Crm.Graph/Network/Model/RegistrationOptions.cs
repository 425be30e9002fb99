namespace Crm.Graph.Network.Model;

/// <summary>Whether anybody may register an organisation: the section <c>Registration</c> of the settings.</summary>
public sealed class RegistrationOptions
{
    public const string Section = "Registration";

    /// <summary>Whether `registerOrganisation` is open. It is closed unless somebody opens it.</summary>
    public bool IsOpen { get; set; }
}
