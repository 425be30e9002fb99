using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Organisations.Model;

/// <summary>A transaction acquiring point: a till, a card terminal, or another system that transactions come from.</summary>
public sealed class OrganisationTap : OrganisationPart
{
    private OrganisationTap() { } // EF

    /// <summary>The name to show.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The code by which the organisation knows it.</summary>
    public string? Code { get; private set; }

    /// <summary>What it is for.</summary>
    public string? Description { get; private set; }

    /// <summary>What kind of point it is.</summary>
    public TapType TapType { get; private set; }

    /// <summary>Whether transactions are taken from it.</summary>
    public bool IsActive { get; private set; }

    /// <summary>The network address of the device.</summary>
    public string? ExternalIp { get; private set; }

    /// <summary>The port of the device.</summary>
    public int? ExternalPort { get; private set; }

    /// <summary>What the outside system calls this kind of device.</summary>
    public string? ExternalType { get; private set; }

    internal static OrganisationTap Read(OrganisationTapInput input, Problems problems) => new()
    {
        Name = problems.Required(input.Name, "name", 100),
        Code = problems.Text(input.Code, "code", 100),
        Description = problems.Text(input.Description, "description"),
        TapType = input.TapType,
        IsActive = input.IsActive,
        ExternalIp = problems.Written(input.ExternalIp, "externalIp", Address),
        ExternalPort = problems.Within(input.ExternalPort, 1, 65_535, "externalPort"),
        ExternalType = problems.Text(input.ExternalType, "externalType", 100),
    };

    private static Result<string> Address(string text) => System.Net.IPAddress.TryParse(text, out var address)
        ? address.ToString()
        : new DomainError(Codes.Invalid, "Expected an IP address, such as 82.102.93.164.");
}

/// <summary>The kinds of transaction acquiring point.</summary>
public enum TapType
{
    /// <summary>A reference to another system.</summary>
    ExternalRef,
    /// <summary>A card terminal.</summary>
    CardTerminal,
    /// <summary>A till.</summary>
    Pos,
}
