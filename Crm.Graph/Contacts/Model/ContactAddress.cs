using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Contacts.Model;

/// <summary>An address of a contact.</summary>
public sealed class ContactAddress : Entity, IPartOf<Contact>, ICanBePrimary
{
    private ContactAddress() { } // EF

    private ContactAddress(Guid contactId) => ContactId = contactId;

    public Guid ContactId { get; private set; }

    /// <summary>Whose address it is.</summary>
    public Contact Contact { get; private set; } = null!;

    /// <summary>What the address is used for.</summary>
    public AddressType Type { get; private set; }

    /// <summary>Street and number.</summary>
    public string? AddressLine1 { get; private set; }

    /// <summary>What is needed beside street and number: floor, building, care of.</summary>
    public string? AddressLine2 { get; private set; }

    /// <summary>The state, province or county.</summary>
    public string? StateProvinceCounty { get; private set; }

    /// <summary>The town or city.</summary>
    public string? TownCity { get; private set; }

    /// <summary>The postal code.</summary>
    public string? PostalCode { get; private set; }

    /// <summary>The country (ISO 3166 alpha-3).</summary>
    public string? CountryCode { get; private set; }

    /// <summary>The latitude in degrees, from -90 to 90.</summary>
    public double? Latitude { get; private set; }

    /// <summary>The longitude in degrees, from -180 to 180.</summary>
    public double? Longitude { get; private set; }

    /// <summary>The id of the place at Google.</summary>
    public string? GooglePlaceId { get; private set; }

    /// <summary>Whether this is the address to use first; of the addresses of a contact exactly one is.</summary>
    public bool IsPrimary { get; private set; }

    bool ICanBePrimary.IsPrimary { get => IsPrimary; set => IsPrimary = value; }

    Guid IPart.OwnerId => ContactId;

    /// <summary>The address as it is, to be changed with <c>with</c>; whether it is primary is not repeated.</summary>
    internal ContactAddressInput Details => new(
        Type, AddressLine1, AddressLine2, StateProvinceCounty, TownCity, PostalCode, CountryCode, Latitude, Longitude, GooglePlaceId);

    internal static List<ContactAddress> ReadAll(IReadOnlyList<ContactAddressInput> inputs, Guid contactId, Problems problems)
    {
        if (inputs.Count > ContactErrors.MostAddresses)
            problems.Add(ContactErrors.TooManyAddresses());
        var wanted = Primary.Wanted([.. inputs.Select(i => i.IsPrimary)], "addresses", problems);
        var addresses = inputs.Select((input, i) => Read(input, contactId, problems.At("addresses", i))).ToList();
        Primary.Settle(addresses, addresses.ElementAtOrDefault(wanted));
        return addresses;
    }

    internal static ContactAddress Read(ContactAddressInput input, Guid contactId, Problems problems)
    {
        var address = new ContactAddress(contactId);
        address.Apply(input, problems);
        return address;
    }

    /// <summary>Refused, the address is as it was.</summary>
    internal void Apply(ContactAddressInput input, Problems problems)
    {
        var read = input with
        {
            AddressLine1 = problems.Text(input.AddressLine1, "addressLine1"),
            AddressLine2 = problems.Text(input.AddressLine2, "addressLine2"),
            StateProvinceCounty = problems.Text(input.StateProvinceCounty, "stateProvinceCounty", 100),
            TownCity = problems.Text(input.TownCity, "townCity", 100),
            PostalCode = problems.Text(input.PostalCode, "postalCode", 20),
            CountryCode = problems.Country(input.CountryCode, "countryCode"),
            Latitude = problems.Within(input.Latitude, -90, 90, "latitude"),
            Longitude = problems.Within(input.Longitude, -180, 180, "longitude"),
            GooglePlaceId = problems.Text(input.GooglePlaceId, "googlePlaceId"),
        };
        if (read with { Type = null, Longitude = null, IsPrimary = null } == new ContactAddressInput())
            problems.Add(new DomainError(Codes.Required, "Expected an address: at least one of its fields.", "addressLine1"));
        if (read.Latitude is null != read.Longitude is null)
            problems.Add(new DomainError(Codes.Required, "Latitude and longitude go together.", read.Latitude is null ? "latitude" : "longitude"));
        if (problems.Any)
            return;
        (Type, AddressLine1, AddressLine2) = (read.Type ?? AddressType.Home, read.AddressLine1, read.AddressLine2);
        (StateProvinceCounty, TownCity, PostalCode, CountryCode) = (read.StateProvinceCounty, read.TownCity, read.PostalCode, read.CountryCode);
        (Latitude, Longitude, GooglePlaceId) = (read.Latitude, read.Longitude, read.GooglePlaceId);
    }
}

/// <summary>An address of a contact; at least one of its fields is given.</summary>
/// <param name="Type">What the address is used for; HOME when left out.</param>
/// <param name="AddressLine1">Street and number.</param>
/// <param name="AddressLine2">What is needed beside street and number: floor, building, care of.</param>
/// <param name="StateProvinceCounty">The state, province or county, at most 100 characters.</param>
/// <param name="TownCity">The town or city, at most 100 characters.</param>
/// <param name="PostalCode">The postal code, at most 20 characters.</param>
/// <param name="CountryCode">The country (ISO 3166 alpha-3).</param>
/// <param name="Latitude">The latitude in degrees, from -90 to 90; together with the longitude.</param>
/// <param name="Longitude">The longitude in degrees, from -180 to 180; together with the latitude.</param>
/// <param name="GooglePlaceId">The id of the place at Google.</param>
/// <param name="IsPrimary">Whether this is the address to use first; the contact's first address is when none says so.</param>
public sealed record ContactAddressInput(
    AddressType? Type = null,
    string? AddressLine1 = null,
    string? AddressLine2 = null,
    string? StateProvinceCounty = null,
    string? TownCity = null,
    string? PostalCode = null,
    string? CountryCode = null,
    double? Latitude = null,
    double? Longitude = null,
    string? GooglePlaceId = null,
    bool? IsPrimary = null);
