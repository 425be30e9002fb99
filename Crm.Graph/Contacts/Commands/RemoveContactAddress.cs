using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Contacts.Commands;

/// <summary>Which address to remove.</summary>
/// <param name="Id">The address.</param>
/// <param name="ExpectedVersion">The version of the contact that the change was made for.</param>
public sealed record RemoveContactAddressInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Removes an address for good; of the primary one the oldest other takes the place. Accounts billed to it have no billing address afterwards.</summary>
public sealed class RemoveContactAddress : ICommand<RemoveContactAddressInput, Contact>
{
    public async Task<Result<Contact>> HandleAsync(RemoveContactAddressInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.AddressAsync(input.Id, input.ExpectedVersion, ct);
        return found.Refused(out var errors) ? errors : found.Value.Contact.RemoveAddress(found.Value.Address);
    }
}
