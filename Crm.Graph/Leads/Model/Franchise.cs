using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Leads.Model;

/// <summary>A brand that an organisation sells under, or a house that sells for it.</summary>
public sealed class Franchise : Record, INamed
{
    private Franchise() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The code that people write for it.</summary>
    public string? Code { get; private set; }

    /// <summary>Whether it is still sold under.</summary>
    public bool IsActive { get; private set; } = true;

    internal static Result<Franchise> Create(string name, string? code, bool isActive)
    {
        var problems = new Problems();
        var franchise = new Franchise { Name = problems.Required(name, "name", 100), Code = problems.Text(code, "code", 50), IsActive = isActive };
        return problems.Any ? problems.All : franchise;
    }
}
