using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Contacts.Commands;

/// <summary>Which contact to delete.</summary>
/// <param name="Id">The contact, by its id or code.</param>
/// <param name="ExpectedVersion">The version of the contact that the deletion was made for.</param>
public sealed record DeleteContactInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Deletes a contact softly: it leaves the lists, keeps its code and its accounts, and can be restored. Deleting it again changes nothing.</summary>
public sealed class DeleteContact : ICommand<DeleteContactInput, Contact>
{
    public async Task<Result<Contact>> HandleAsync(DeleteContactInput input, CrmDb db, CancellationToken ct)
    {
        var contact = await db.RequireAsync<Contact>(input.Id, input.ExpectedVersion, ct);
        if (contact.Succeeded)
            contact.Value.Delete();
        return contact;
    }
}
