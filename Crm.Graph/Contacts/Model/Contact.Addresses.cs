using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Contacts.Model;

// The addresses of a contact: as long as there are any, exactly one is primary.
public sealed partial class Contact
{
    internal Result<ContactAddress> AddAddress(ContactAddressInput input)
    {
        if (IsDeleted)
            return ContactErrors.Deleted(this);
        if (_addresses.Count == ContactErrors.MostAddresses)
            return ContactErrors.TooManyAddresses();
        var problems = new Problems();
        var address = ContactAddress.Read(input, Id, problems);
        if (problems.Any)
            return problems.All;
        _addresses.Add(address);
        Primary.Settle(_addresses, input.IsPrimary == true ? address : null);
        KeepInStep();
        return address;
    }

    internal Result<ContactAddress> ChangeAddress(ContactAddress address, ContactAddressInput input)
    {
        if (IsDeleted)
            return ContactErrors.Deleted(this);
        if (address.IsPrimary && input.IsPrimary == false)
            return ContactErrors.PrimaryIsMovedNotCleared();
        var problems = new Problems();
        address.Apply(input, problems);
        if (problems.Any)
            return problems.All;
        Primary.Settle(_addresses, input.IsPrimary == true ? address : null);
        KeepInStep();
        return address;
    }

    /// <summary>When it was the primary address, the oldest of the others becomes that.</summary>
    internal Result<Contact> RemoveAddress(ContactAddress address)
    {
        if (IsDeleted)
            return ContactErrors.Deleted(this);
        _addresses.Remove(address);
        Primary.Settle(_addresses, null);
        KeepInStep();
        return this;
    }
}
