using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Leads.Model;

/// <summary>Where leads come from: the web site, a fair, a recommendation.</summary>
public sealed class LeadSource : Record, INamed
{
    private LeadSource() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    internal static Result<LeadSource> Create(string name)
    {
        var problems = new Problems();
        var source = new LeadSource { Name = problems.Required(name, "name", 100) };
        return problems.Any ? problems.All : source;
    }
}
