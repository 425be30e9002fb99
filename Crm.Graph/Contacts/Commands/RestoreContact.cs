using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Contacts.Commands;

/// <summary>Which contact to restore.</summary>
/// <param name="Id">The deleted contact, by its id or code.</param>
/// <param name="ExpectedVersion">The version of the contact that the restoration was made for.</param>
public sealed record RestoreContactInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Restores a deleted contact as it was. Restoring one that is not deleted changes nothing.</summary>
public sealed class RestoreContact : ICommand<RestoreContactInput, Contact>
{
    public async Task<Result<Contact>> HandleAsync(RestoreContactInput input, CrmDb db, CancellationToken ct)
    {
        var contact = await db.RequireAsync<Contact>(input.Id, input.ExpectedVersion, ct);
        if (contact.Succeeded)
            contact.Value.Restore();
        return contact;
    }
}
