using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Accounts.Model;

/// <summary>What a customer owes in one currency: the ledger of a contact, and the customer record with its contacts.</summary>
public sealed partial class Account : Record
{
    private readonly List<AccountContact> _contacts = [];
    private readonly List<AccountEntry> _entries = [];

    private Account() { } // EF

    /// <summary>The number, unique whatever its case: the caller's, or AC and eight digits.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The name; by default the number and the primary contact's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether this is the primary one of the primary contact's accounts; of those at most one is, and none that is terminated or deleted.</summary>
    public bool IsPrimary { get; private set; }

    /// <summary>
    /// The primary contact's id while the account is primary. A unique index on it guarantees on every database what a
    /// filtered one could not be written for portably: that a contact has one primary account at most.
    /// </summary>
    public Guid? PrimaryOfContactId { get; private set; }

    /// <summary>What may be done with the account.</summary>
    public AccountState State { get; private set; } = AccountState.Active;

    /// <summary>The currency of the account (ISO 4217), which never changes.</summary>
    public string Currency { get; private set; } = "";

    public Guid? ClassificationId { get; private set; }

    /// <summary>The classification that the organisation gives the account.</summary>
    public AccountClassification? Classification { get; private set; }

    public Guid? PaymentTermsId { get; private set; }

    /// <summary>When invoices are due; without terms at once.</summary>
    public PaymentTerms? PaymentTerms { get; private set; }

    /// <summary>How much may be owed, in the account's currency; null when no limit was set.</summary>
    public decimal? CreditLimit { get; private set; }

    public Guid? BillingAddressId { get; private set; }

    /// <summary>Where invoices go: an address of one of the account's contacts.</summary>
    public ContactAddress? BillingAddress { get; private set; }

    public Guid PrimaryContactId { get; private set; }

    /// <summary>The contact that the account belongs to.</summary>
    public Contact PrimaryContact { get; private set; } = null!;

    /// <summary>The e-mail address for what concerns the account.</summary>
    public string? Email { get; private set; }

    /// <summary>The phone for what concerns the account, in E.164.</summary>
    public string? Phone { get; private set; }

    /// <summary>The web site.</summary>
    public string? Website { get; private set; }

    /// <summary>What people should know about the account.</summary>
    public string? Description { get; private set; }

    /// <summary>What is owed in the account's currency: the sum of its entries; negative when the customer has credit.</summary>
    public decimal Balance { get; private set; }

    /// <summary>The number of the account's last entry.</summary>
    public int LastEntryNumber { get; private set; }

    /// <summary>The contacts that have to do with the account; the primary contact is always among them.</summary>
    public IReadOnlyList<AccountContact> Contacts => _contacts;

    /// <summary>The entries that make up the balance, in the order of their numbers.</summary>
    public IReadOnlyList<AccountEntry> Entries => _entries;

    /// <summary>The details as they are, to be changed with <c>with</c> and given back to <see cref="Change"/>.</summary>
    internal AccountDetails Details => new()
    {
        Name = Name,
        CreditLimit = CreditLimit,
        Email = Email,
        Phone = Phone,
        Website = Website,
        Description = Description,
    };

    /// <summary>A new account of a contact. It is primary when that is wanted, or when the contact has no primary account yet.</summary>
    /// <param name="number">The number: checked by <see cref="AccountDetails.ReadNumber"/> or made by rule.</param>
    /// <param name="currency">The currency: one of ISO 4217.</param>
    /// <param name="details">What is said about it.</param>
    /// <param name="contact">The primary contact.</param>
    /// <param name="others">The other contacts.</param>
    /// <param name="here">When and where.</param>
    internal static Result<Account> Open(
        string number, string currency, AccountDetails details, Contact contact, IEnumerable<Contact> others, Setting here)
    {
        var problems = new Problems();
        var read = details.Read(here, problems);
        if (problems.Any)
            return problems.All;
        var account = new Account { Number = number, Currency = currency, PrimaryContact = contact, PrimaryContactId = contact.Id };
        account.Apply(read with { Name = read.Name ?? DefaultName(number, contact) });
        account.Admit(others);
        return account;
    }

    /// <summary>Changes the details. Refused, the account is as it was.</summary>
    internal Result<Account> Change(AccountDetails details, Setting here)
    {
        if (IsDeleted)
            return AccountErrors.Deleted(this);
        var problems = new Problems();
        var read = details.Read(here, problems);
        if (problems.Any)
            return problems.All;
        Apply(read with { Name = read.Name ?? DefaultName(Number, PrimaryContact) });
        return this;
    }

    internal void Classify(AccountClassification? classification)
        => (Classification, ClassificationId) = (classification, classification?.Id);

    internal void Agree(PaymentTerms? terms) => (PaymentTerms, PaymentTermsId) = (terms, terms?.Id);

    /// <summary>The contacts from now on; the primary contact stays whatever is said.</summary>
    internal void Admit(IEnumerable<Contact> contacts)
    {
        var wanted = contacts.Append(PrimaryContact).DistinctBy(c => c.Id).ToList();
        _contacts.RemoveAll(link => !wanted.Exists(c => c.Id == link.ContactId));
        foreach (var contact in wanted.Where(c => !_contacts.Exists(link => link.ContactId == c.Id)))
            _contacts.Add(new AccountContact(this, contact));
        if (BillingAddress is { } address && !_contacts.Exists(link => link.ContactId == address.ContactId))
            BillTo(null);
    }

    internal Result<Done> BillTo(ContactAddress? address)
    {
        if (address is not null && !_contacts.Exists(link => link.ContactId == address.ContactId))
            return AccountErrors.NotAnAddressOfItsContacts(address);
        (BillingAddress, BillingAddressId) = (address, address?.Id);
        return Done.Ok;
    }

    /// <summary>Makes this the primary account of its primary contact, in place of the one that is it now.</summary>
    internal Result<Done> MakePrimary(Account? present)
    {
        if (State == AccountState.Terminated)
            return AccountErrors.TerminatedIsNotPrimary(this);
        if (present != this)
            present?.Unmark();
        (IsPrimary, PrimaryOfContactId) = (true, PrimaryContactId);
        return Done.Ok;
    }

    /// <summary>Deleting twice is deleting once.</summary>
    internal Result<Account> Delete()
    {
        if (!IsDeleted && Balance != 0)
            return AccountErrors.MoneyOnIt(this);
        IsDeleted = true;
        Unmark();
        return this;
    }

    private void Unmark() => (IsPrimary, PrimaryOfContactId) = (false, null);

    private void Apply(AccountDetails read)
        => (Name, CreditLimit, Email, Phone, Website, Description)
            = (read.Name!, read.CreditLimit, read.Email, read.Phone, read.Website, read.Description);

    private static string DefaultName(string number, Contact contact) => $"{number} {contact.Name}";
}
