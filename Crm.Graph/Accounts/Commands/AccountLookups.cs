using System.Globalization;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Accounts.Commands;

/// <summary>What the use cases of accounts look up.</summary>
internal static class AccountLookups
{
    /// <summary>How many contacts an account may have besides its primary one.</summary>
    private const int MostContacts = 200;

    /// <summary>A contact that accounts can be opened for: one that is not deleted.</summary>
    public static async Task<Contact?> LiveContactAsync(this CrmDb db, RecordId id, Problems problems, CancellationToken ct, params string[] path)
    {
        var contact = problems.Take(await db.RequireAsync<Contact>(id, null, ct, q => q.Include(c => c.Addresses), path));
        if (contact is { IsDeleted: true })
            problems.Add(ContactErrors.Deleted(contact, path));
        return contact;
    }

    public static async Task<List<Contact>> LiveContactsAsync(this CrmDb db, IReadOnlyList<RecordId>? ids, Problems problems, CancellationToken ct)
    {
        var contacts = new List<Contact>();
        if (ids is { Count: > MostContacts })
            problems.Add(new DomainError(Codes.Invalid, $"Expected at most {MostContacts} contacts.", "contactIds"));
        for (var i = 0; i < ids?.Count && i < MostContacts; i++)
        {
            if (await db.LiveContactAsync(ids[i], problems, ct, "contactIds", i.ToString(CultureInfo.InvariantCulture)) is { } contact)
                contacts.Add(contact);
        }
        return contacts;
    }

    public static async Task<AccountClassification?> ClassificationAsync(this CrmDb db, RecordId? id, Problems problems, CancellationToken ct)
        => id is { } given ? problems.Take(await db.RequireAsync<AccountClassification>(given, null, ct, path: "classificationId")) : null;

    public static async Task<PaymentTerms?> PaymentTermsAsync(this CrmDb db, RecordId? id, Problems problems, CancellationToken ct)
        => id is { } given ? problems.Take(await db.RequireAsync<PaymentTerms>(given, null, ct, path: "paymentTermsId")) : null;

    public static async Task<ContactAddress?> BillingAddressAsync(this CrmDb db, RecordId? id, Problems problems, CancellationToken ct)
    {
        if (id is not { } given)
            return null;
        var address = Guid.TryParse(given.Value, out var guid) ? await db.Set<ContactAddress>().FirstOrDefaultAsync(a => a.Id == guid, ct) : null;
        if (address is null)
            problems.Add(AccountErrors.AddressNotFound(given));
        return address;
    }

    public static Task<Account?> PrimaryOfAsync(this CrmDb db, Contact contact, CancellationToken ct)
        => db.Set<Account>().SingleOrDefaultAsync(a => a.PrimaryOfContactId == contact.Id, ct);

    /// <summary>The next number by rule that nobody has chosen for an account of their own.</summary>
    public static async Task<string> NextAccountNumberAsync(this CrmDb db, CancellationToken ct)
    {
        while (true)
        {
            var next = await db.NextAsync("account", ct);
            var number = "AC" + next.ToString("D8", CultureInfo.InvariantCulture);
            if (!await db.IsTakenAsync<Account>(nameof(Account.Number), number, Guid.Empty, ct))
                return number;
        }
    }
}
