using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Accounts.Model;

/// <summary>That a contact has to do with an account.</summary>
public sealed class AccountContact : Entity, IPartOf<Account>
{
    private AccountContact() { } // EF

    internal AccountContact(Account account, Contact contact)
        => (Account, AccountId, Contact, ContactId) = (account, account.Id, contact, contact.Id);

    public Guid AccountId { get; private set; }

    public Account Account { get; private set; } = null!;

    public Guid ContactId { get; private set; }

    public Contact Contact { get; private set; } = null!;

    Guid IPart.OwnerId => AccountId;
}
