using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Contacts.Model;

/// <summary>A category that an organisation puts contacts in.</summary>
public sealed class ContactCategory : Record
{
    private ContactCategory() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    internal static Result<ContactCategory> Create(string name)
    {
        var problems = new Problems();
        var category = new ContactCategory { Name = problems.Required(name, "name", 100) };
        return problems.Any ? problems.All : category;
    }
}
