using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Accounts.Model;

/// <summary>How long customers may take to pay an invoice.</summary>
public sealed class PaymentTerms : Record
{
    /// <summary>Ten years.</summary>
    public const int MostNetDays = 3650;

    private PaymentTerms() { } // EF

    /// <summary>The name, such as Net 7, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How many days after an invoice is posted it is due; 0 for at once.</summary>
    public int NetDays { get; private set; }

    internal static Result<PaymentTerms> Create(string name, int netDays)
    {
        var problems = new Problems();
        var terms = new PaymentTerms { Name = problems.Required(name, "name", 100), NetDays = netDays };
        problems.Within<int>(netDays, 0, MostNetDays, "netDays");
        return problems.Any ? problems.All : terms;
    }
}
