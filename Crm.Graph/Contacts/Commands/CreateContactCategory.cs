using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Contacts.Commands;

/// <summary>A new category of contacts.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
public sealed record CreateContactCategoryInput(string Name);

/// <summary>Creates a category that contacts can be put in.</summary>
public sealed class CreateContactCategory : ICommand<CreateContactCategoryInput, ContactCategory>
{
    public async Task<Result<ContactCategory>> HandleAsync(CreateContactCategoryInput input, CrmDb db, CancellationToken ct)
    {
        var category = ContactCategory.Create(input.Name);
        if (category.Succeeded && await db.IsTakenAsync<ContactCategory>(nameof(ContactCategory.Name), category.Value.Name, category.Value.Id, ct))
            return ContactErrors.CategoryTaken(category.Value.Name);
        if (category.Succeeded)
            db.Add(category.Value);
        return category;
    }
}
