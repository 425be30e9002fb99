using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Accounts.Model;

/// <summary>A classification that an organisation gives accounts.</summary>
public sealed class AccountClassification : Record
{
    private AccountClassification() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    internal static Result<AccountClassification> Create(string name)
    {
        var problems = new Problems();
        var classification = new AccountClassification { Name = problems.Required(name, "name", 100) };
        return problems.Any ? problems.All : classification;
    }
}
