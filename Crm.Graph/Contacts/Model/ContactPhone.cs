using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Contacts.Model;

/// <summary>A phone of a contact.</summary>
public sealed class ContactPhone : Entity, IPartOf<Contact>, ICanBePrimary
{
    private ContactPhone() { } // EF

    private ContactPhone(Guid contactId) => ContactId = contactId;

    public Guid ContactId { get; private set; }

    /// <summary>What the phone is used for.</summary>
    public PhoneType Type { get; private set; }

    /// <summary>The number in E.164, such as +35722123456.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The extension behind the number.</summary>
    public string? Extension { get; private set; }

    /// <summary>The country that the number belongs to (ISO 3166 alpha-3); null for numbers of no country.</summary>
    public string? Country { get; private set; }

    /// <summary>Whether this is the phone to call first; of the phones of a contact exactly one is.</summary>
    public bool IsPrimary { get; private set; }

    bool ICanBePrimary.IsPrimary { get => IsPrimary; set => IsPrimary = value; }

    Guid IPart.OwnerId => ContactId;

    /// <summary>What a list says about phones, checked as a whole.</summary>
    internal static List<ReadPhone> ReadAll(IReadOnlyList<ContactPhoneInput> inputs, string country, Problems problems)
    {
        if (inputs.Count > ContactErrors.MostPhones)
            problems.Add(ContactErrors.TooManyPhones());
        var primary = Primary.Wanted([.. inputs.Select(i => i.IsPrimary)], "phones", problems);
        var phones = new List<ReadPhone>(inputs.Count);
        for (var i = 0; i < inputs.Count; i++)
        {
            var at = problems.At("phones", i);
            if (Read(inputs[i], country, at) is not { } written)
                continue;
            if (phones.Exists(p => p.Written.Number == written.Number && p.Written.Extension == written.Extension))
                at.Add(ContactErrors.PhoneTwice(written.Number));
            phones.Add(new ReadPhone(written, inputs[i].Type ?? PhoneType.Mobile, i == primary));
        }
        return phones;
    }

    /// <summary>The phones that were read; those that the contact has already are the same ones, changed.</summary>
    internal static List<ContactPhone> Replace(IReadOnlyList<ContactPhone> current, IReadOnlyList<ReadPhone> read, Guid contactId)
        => [.. read.Select(r =>
        {
            var phone = current.FirstOrDefault(p => p.Is(r.Written)) ?? new ContactPhone(contactId);
            (phone.Number, phone.Extension, phone.Country) = (r.Written.Number, r.Written.Extension, r.Written.Country);
            (phone.Type, phone.IsPrimary) = (r.Type, r.IsPrimary);
            return phone;
        })];

    private bool Is(WrittenPhone phone) => Number == phone.Number && Extension == phone.Extension;

    private static WrittenPhone? Read(ContactPhoneInput input, string country, Problems problems)
    {
        var region = problems.Country(input.Country, "country") ?? country;
        var extension = problems.Text(input.Extension, "extension", 20);
        var written = problems.Required(input.Number, "number");
        return written.Length > 0 && problems.Take(Phones.Parse(written, region), "number") is { } phone
            ? phone with { Extension = extension ?? phone.Extension }
            : null;
    }
}

/// <summary>A phone as it was read from an input.</summary>
internal sealed record ReadPhone(WrittenPhone Written, PhoneType Type, bool IsPrimary);

/// <summary>A phone of a contact.</summary>
/// <param name="Number">The number in any written form; it is kept as E.164.</param>
/// <param name="Type">What the phone is used for; MOBILE when left out.</param>
/// <param name="Extension">The extension behind the number, at most 20 characters.</param>
/// <param name="Country">The country (ISO 3166 alpha-3) from which a number without a country code is dialled; the organisation's when left out.</param>
/// <param name="IsPrimary">Whether this is the phone to call first; the first of the list when none says so.</param>
public sealed record ContactPhoneInput(
    string Number, PhoneType? Type = null, string? Extension = null, string? Country = null, bool? IsPrimary = null);
