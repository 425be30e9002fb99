using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Contacts.Commands;

/// <summary>What the use cases of contacts look up.</summary>
internal static class ContactLookups
{
    public static async Task<ContactCategory?> CategoryAsync(this CrmDb db, RecordId? id, Problems problems, CancellationToken ct)
        => id is { } given ? problems.Take(await db.RequireAsync<ContactCategory>(given, null, ct, path: "categoryId")) : null;

    /// <summary>The contact that has an address with this id, with all its addresses, and the address.</summary>
    public static async Task<Result<(Contact Contact, ContactAddress Address)>> AddressAsync(
        this CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct)
    {
        if (!Guid.TryParse(id.Value, out var addressId)
            || await db.Set<ContactAddress>().FirstOrDefaultAsync(a => a.Id == addressId, ct) is not { } address)
            return ContactErrors.AddressNotFound(id);
        var contact = await db.RequireAsync<Contact>(address.ContactId, expectedVersion, ct, q => q.Include(c => c.Addresses).Include(c => c.Phones));
        return contact.Refused(out var errors) ? errors : (contact.Value, address);
    }
}
