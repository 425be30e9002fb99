using Crm.Graph.Accounts.Model;
using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Accounts.Commands;

/// <summary>Changes of an account: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The account, by its id or number.</param>
/// <param name="Name">The name; null gives it the default name: the number and the primary contact's name.</param>
/// <param name="IsPrimary">True takes the place of the contact's primary account; false is refused on the primary one.</param>
/// <param name="ClassificationId">The classification.</param>
/// <param name="PaymentTermsId">The payment terms of invoices to come.</param>
/// <param name="BillingAddressId">An address of one of the account's contacts.</param>
/// <param name="CreditLimit">How much may be owed, in the account's currency; not negative, at most 1000000000000.</param>
/// <param name="ContactIds">The contacts of the account from now on, at most 200; the primary contact stays in any case.</param>
/// <param name="Email">The e-mail address for what concerns the account.</param>
/// <param name="Phone">The phone for what concerns the account, in any written form.</param>
/// <param name="Website">The web site, beginning with https:// or http://.</param>
/// <param name="Description">What people should know about the account, at most 4000 characters.</param>
/// <param name="CustomFields">New values for the organisation's own fields, by their keys; fields that are not named stay, null clears.</param>
/// <param name="ExpectedVersion">The version of the account that the change was made for.</param>
public sealed record UpdateAccountInput(
    RecordId Id,
    Optional<string> Name = default,
    Optional<bool?> IsPrimary = default,
    Optional<RecordId?> ClassificationId = default,
    Optional<RecordId?> PaymentTermsId = default,
    Optional<RecordId?> BillingAddressId = default,
    Optional<decimal?> CreditLimit = default,
    Optional<IReadOnlyList<RecordId>> ContactIds = default,
    Optional<string> Email = default,
    Optional<string> Phone = default,
    Optional<string> Website = default,
    Optional<string> Description = default,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null,
    int? ExpectedVersion = null) : IExpectsVersion
{
    internal AccountDetails Of(AccountDetails current) => new()
    {
        Name = Name.Or(current.Name),
        CreditLimit = CreditLimit.Or(current.CreditLimit),
        Email = Email.Or(current.Email),
        Phone = Phone.Or(current.Phone),
        Website = Website.Or(current.Website),
        Description = Description.Or(current.Description),
    };
}

/// <summary>Changes an account's name, primary mark, classification, terms, limit, billing address, contacts or profile.</summary>
public sealed class UpdateAccount(TimeProvider clock) : ICommand<UpdateAccountInput, Account>
{
    public async Task<Result<Account>> HandleAsync(UpdateAccountInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<Account>(input.Id, input.ExpectedVersion, ct, q => q
            .Include(a => a.PrimaryContact).Include(a => a.BillingAddress).Include(a => a.Contacts));
        if (found.Refused(out var errors))
            return errors;
        var (account, problems) = (found.Value, new Problems());
        if (account.IsDeleted)
            return AccountErrors.Deleted(account);
        problems.Take(account.Change(input.Of(account.Details), db.Setting(clock)));
        if (input.ContactIds.IsGiven)
            account.Admit(await db.LiveContactsAsync(input.ContactIds.Value, problems, ct));
        if (input.ClassificationId.IsGiven)
            account.Classify(await db.ClassificationAsync(input.ClassificationId.Value, problems, ct));
        if (input.PaymentTermsId.IsGiven)
            account.Agree(await db.PaymentTermsAsync(input.PaymentTermsId.Value, problems, ct));
        if (input.BillingAddressId.IsGiven)
            problems.Take(account.BillTo(await db.BillingAddressAsync(input.BillingAddressId.Value, problems, ct)));
        await SetPrimaryAsync(input.IsPrimary, account, db, problems, ct);
        await db.UpdateCustomFieldsAsync(account, input.CustomFields, problems, ct);
        return problems.Any ? problems.All : account;
    }

    private static async Task SetPrimaryAsync(Optional<bool?> wanted, Account account, CrmDb db, Problems problems, CancellationToken ct)
    {
        if (!wanted.IsGiven)
            return;
        if (wanted.Value == true)
            problems.Take(account.MakePrimary(await db.PrimaryOfAsync(account.PrimaryContact, ct)));
        else if (account.IsPrimary || wanted.Value is null)
            problems.Add(AccountErrors.PrimaryIsMovedNotCleared(account));
    }
}
