using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Contacts.Model;

/// <summary>Why changes of contacts are refused.</summary>
public static class ContactErrors
{
    public const string ContactDeleted = "CONTACT_DELETED";
    public const string PrimaryRequired = "PRIMARY_REQUIRED";
    public const string SeveralPrimaries = "SEVERAL_PRIMARIES";

    public const int MostPhones = 20;
    public const int MostAddresses = 50;

    public static DomainError Deleted(Contact contact, params string[] path)
        => new DomainError(ContactDeleted, "The contact is deleted: restore it first.", path).With("contact", contact.Id.ToString());

    public static DomainError NameRequired(string who, string field) => new(Codes.Required, $"{who} needs this name.", field);

    public static DomainError CodeTaken(string code)
        => new DomainError(Codes.Taken, "Another contact has this code, perhaps a deleted one.", "code").With("contact", code);

    public static DomainError CodeLooksLikeAnId() => new(Codes.Invalid, "Expected a code that is not a UUID.", "code");

    public static DomainError SecondPrimary() => new(SeveralPrimaries, "Only one can be primary.", "isPrimary");

    public static DomainError PrimaryIsMovedNotCleared()
        => new(PrimaryRequired, "One address is always primary: make another one primary instead.", "isPrimary");

    public static DomainError PhoneTwice(string number)
        => new DomainError(Codes.Taken, "The contact has this phone already.", "number").With(number);

    public static DomainError TooManyPhones() => new(Codes.Invalid, $"Expected at most {MostPhones} phones.", "phones");

    public static DomainError TooManyAddresses() => new(Codes.Invalid, $"A contact has at most {MostAddresses} addresses.", "addresses");

    public static DomainError AddressNotFound(RecordId id)
        => new DomainError(Codes.NotFound, "There is no contactAddress with this id.", "id").With("contactAddress", id.Value);

    public static DomainError CategoryTaken(string name)
        => new DomainError(Codes.Taken, "There is a category of this name.", "name").With("contactCategory", name);
}
