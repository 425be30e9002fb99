using Crm.Graph.Accounts.Model;
using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Accounts.Commands;

/// <summary>A new account of a contact.</summary>
/// <param name="ContactId">The primary contact, by its id or code.</param>
/// <param name="Currency">The currency (ISO 4217), which never changes; the organisation's when left out.</param>
/// <param name="Name">The name; the number and the contact's name when left out.</param>
/// <param name="Number">The number, at most 50 characters, unique whatever its case, no UUID; AC and eight digits when left out.</param>
/// <param name="IsPrimary">True takes the place of the contact's primary account. A contact's first account is primary in any case.</param>
/// <param name="ClassificationId">The classification.</param>
/// <param name="PaymentTermsId">The payment terms: when invoices are due.</param>
/// <param name="BillingAddressId">An address of one of the account's contacts; the primary contact's primary address when left out.</param>
/// <param name="CreditLimit">How much may be owed, in the account's currency; not negative, at most 1000000000000.</param>
/// <param name="ContactIds">The other contacts of the account, by their ids or codes, at most 200.</param>
/// <param name="Email">The e-mail address for what concerns the account.</param>
/// <param name="Phone">The phone for what concerns the account, in any written form.</param>
/// <param name="Website">The web site, beginning with https:// or http://.</param>
/// <param name="Description">What people should know about the account, at most 4000 characters.</param>
/// <param name="CustomFields">Values for the organisation's own fields, by their keys.</param>
public sealed record CreateAccountInput(
    RecordId ContactId,
    string? Currency = null,
    string? Name = null,
    string? Number = null,
    bool? IsPrimary = null,
    RecordId? ClassificationId = null,
    RecordId? PaymentTermsId = null,
    RecordId? BillingAddressId = null,
    decimal? CreditLimit = null,
    IReadOnlyList<RecordId>? ContactIds = null,
    string? Email = null,
    string? Phone = null,
    string? Website = null,
    string? Description = null,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null)
{
    internal AccountDetails Details => new()
    {
        Name = Name,
        CreditLimit = CreditLimit,
        Email = Email,
        Phone = Phone,
        Website = Website,
        Description = Description,
    };
}

/// <summary>Creates an account for a contact; one contact may have several, usually one for each currency.</summary>
public sealed class CreateAccount(TimeProvider clock) : ICommand<CreateAccountInput, Account>
{
    public async Task<Result<Account>> HandleAsync(CreateAccountInput input, CrmDb db, CancellationToken ct)
    {
        var (here, problems) = (db.Setting(clock), new Problems());
        var contact = await db.LiveContactAsync(input.ContactId, problems, ct, "contactId");
        var others = await db.LiveContactsAsync(input.ContactIds, problems, ct);
        var classification = await db.ClassificationAsync(input.ClassificationId, problems, ct);
        var terms = await db.PaymentTermsAsync(input.PaymentTermsId, problems, ct);
        var billingAddress = await db.BillingAddressAsync(input.BillingAddressId, problems, ct);
        var currency = problems.Written(input.Currency, "currency", Currencies.Parse) ?? here.Currency;
        var number = AccountDetails.ReadNumber(input.Number, problems);
        if (number is not null && await db.IsTakenAsync<Account>(nameof(Account.Number), number, Guid.Empty, ct))
            problems.Add(AccountErrors.NumberTaken(number));
        if (contact is null || problems.Any)
        {
            input.Details.Read(here, problems);
            await db.CreateCustomFieldsAsync<Account>(null, input.CustomFields, problems, ct);
            return problems.All;
        }

        number ??= await db.NextAccountNumberAsync(ct);
        var account = problems.Take(Account.Open(number, currency, input.Details, contact, others, here));
        if (account is null)
            return problems.All;
        account.Classify(classification);
        account.Agree(terms);
        problems.Take(account.BillTo(billingAddress ?? contact.Addresses.FirstOrDefault(a => a.IsPrimary)));
        var primary = await db.PrimaryOfAsync(contact, ct);
        if (input.IsPrimary == true || primary is null)
            problems.Take(account.MakePrimary(primary));
        await db.CreateCustomFieldsAsync(account, input.CustomFields, problems, ct);
        if (problems.Any)
            return problems.All;
        db.Add(account);
        return account;
    }
}
