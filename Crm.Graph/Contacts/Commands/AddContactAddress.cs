using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Contacts.Commands;

/// <summary>A new address of a contact.</summary>
/// <param name="ContactId">The contact, by its id or code.</param>
/// <param name="Address">The address; as a primary one it takes the place of the present primary one.</param>
/// <param name="ExpectedVersion">The version of the contact that the change was made for.</param>
public sealed record AddContactAddressInput(RecordId ContactId, ContactAddressInput Address, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Adds an address to a contact; its first one is primary.</summary>
public sealed class AddContactAddress : ICommand<AddContactAddressInput, ContactAddress>
{
    public async Task<Result<ContactAddress>> HandleAsync(AddContactAddressInput input, CrmDb db, CancellationToken ct)
    {
        var contact = await db.RequireAsync<Contact>(
            input.ContactId, input.ExpectedVersion, ct, q => q.Include(c => c.Addresses).Include(c => c.Phones), "contactId");
        return contact.Refused(out var errors) ? errors : contact.Value.AddAddress(input.Address);
    }
}
