using Crm.Graph.Contacts.Commands;
using Crm.Graph.Contacts.Model;
using Crm.Graph.CustomFields;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.ThirdParties.Commands;
using Crm.Graph.ThirdParties.Model;

namespace Crm.Graph.Contacts;

/// <summary>The people and companies that an organisation deals with.</summary>
public sealed class ContactsSlice : ISlice
{
    private const string Read = "contacts:read";
    private const string Write = "contacts:write";

    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<CreateContact>()
        .AddSingleton<UpdateContact>()
        .AddSingleton<DeleteContact>()
        .AddSingleton<RestoreContact>()
        .AddSingleton<SetContactConsent>()
        .AddSingleton<AddContactAddress>()
        .AddSingleton<UpdateContactAddress>()
        .AddSingleton<RemoveContactAddress>()
        .AddSingleton<CreateContactCategory>()
        .AddSingleton<ThirdPartyTarget>(new ThirdPartyTarget<Contact>(ThirdPartyRecordKind.Contact, Write));

    public static void AddFields(RootFields root) => root
        .Catalogue<ContactFields>()
        .Catalogue<ContactPhoneFields>()
        .Catalogue<ContactAddressFields>()
        .Catalogue<ContactCategoryFields>()
        .Catalogue<DemographicsFields>()
        .Catalogue<NameDayFields>()
        .Catalogue<PassportFields>()
        .Catalogue<IdDocumentFields>()
        .Catalogue<CompanyProfileFields>()
        .CustomFields<Contact>("contacts")
        .List<Contact>("contacts", Read, "The contacts of the organisation.")
        .One<Contact>("contact", Read, "The contact with this id or code.")
        .Lookup<Contact>(
            "contactByPhone", "phone", "The number in any written form; without a country code as it is dialled in the organisation's country.",
            Read, "The contact that has this phone number; of several the oldest, and none that is deleted.", ByPhone)
        .List<ContactCategory>("contactCategories", Read, "The categories that contacts are put in.")
        .Changes<Contact>("contactChanged", Read)
        .Mutation<CreateContact>("createContact", Write, answers: "contact")
        .Mutation<UpdateContact>("updateContact", Write, answers: "contact")
        .Mutation<DeleteContact>("deleteContact", Write, answers: "contact")
        .Mutation<RestoreContact>("restoreContact", Write, answers: "contact")
        .Mutation<SetContactConsent>("setContactConsent", Write, answers: "contact")
        .Mutation<AddContactAddress>("addContactAddress", Write, answers: "address")
        .Mutation<UpdateContactAddress>("updateContactAddress", Write, answers: "address")
        .Mutation<RemoveContactAddress>("removeContactAddress", Write, answers: "contact")
        .Mutation<CreateContactCategory>("createContactCategory", Write, answers: "contactCategory");

    private static Result<RuleGroup> ByPhone(string phone, Caller caller)
    {
        var written = Phones.Parse(phone, caller.Country);
        return written.Refused(out var errors)
            ? errors[0].Under("phone")
            : RuleGroup.All(RuleGroup.Of("phones.number", RuleOperator.Equal, written.Value.Number), RuleGroup.Of("isDeleted", RuleOperator.Equal, false));
    }
}
