using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.ThirdParties.Model;

/// <summary>Why third-party ids are refused.</summary>
public static class ThirdPartyErrors
{
    /// <summary>How many systems may know a record.</summary>
    public const int MostPerRecord = 50;

    public static DomainError TooMany() => new(Codes.Invalid, $"Expected at most {MostPerRecord} third-party ids.", "thirdPartyIds");

    public static DomainError SystemNotPlain() => new(Codes.Invalid, "Expected the name of a system in ASCII, such as CRM_SYSTEM_A.", "systemName");

    public static DomainError SystemTwice(string system)
        => new DomainError(Codes.Taken, "A record has at most one id in each system.", "systemName").With(system);

    public static DomainError Taken(string system, string id)
        => new DomainError(Codes.Taken, "Another record of this kind has this id in this system.", "thirdPartyId").With(system, id);

    public static DomainError NotAllowed(string permission)
        => new DomainError(Codes.NotAllowed, $"Changing this kind of record needs the permission {permission}.", "recordKind").With(permission);

    public static DomainError NoSuchKind() => new(Codes.Invalid, "This kind of record has no third-party ids.", "recordKind");
}
