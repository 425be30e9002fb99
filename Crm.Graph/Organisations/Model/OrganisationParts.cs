using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Organisations.Model;

/// <summary>A part of an organisation, which those above it see with it.</summary>
public abstract class OrganisationPart : Entity, IPartOf<Organisation>, IOfNetwork
{
    /// <inheritdoc/>
    public Guid OrganisationId { get; internal set; }

    Guid IPart.OwnerId => OrganisationId;
}

/// <summary>Where an organisation is.</summary>
public sealed class OrganisationLocation : OrganisationPart
{
    private OrganisationLocation() { } // EF

    /// <summary>What the location is called.</summary>
    public string? Name { get; private set; }

    /// <summary>Street and number.</summary>
    public string? AddressLine1 { get; private set; }

    /// <summary>What is needed beside street and number: floor, building.</summary>
    public string? AddressLine2 { get; private set; }

    /// <summary>The state, province or county.</summary>
    public string? StateProvinceCounty { get; private set; }

    /// <summary>The town or city.</summary>
    public string? TownCity { get; private set; }

    /// <summary>The postal code.</summary>
    public string? PostalCode { get; private set; }

    /// <summary>The country (ISO 3166 alpha-3).</summary>
    public string? CountryCode { get; private set; }

    /// <summary>To whose care post is addressed.</summary>
    public string? CareOf { get; private set; }

    /// <summary>The latitude in degrees, from -90 to 90.</summary>
    public double? Latitude { get; private set; }

    /// <summary>The longitude in degrees, from -180 to 180.</summary>
    public double? Longitude { get; private set; }

    /// <summary>The id of the place at Google.</summary>
    public string? GooglePlaceId { get; private set; }

    internal static OrganisationLocation Read(OrganisationLocationInput input, Problems problems)
    {
        var location = new OrganisationLocation
        {
            Name = problems.Text(input.Name, "name", 100),
            AddressLine1 = problems.Text(input.AddressLine1, "addressLine1"),
            AddressLine2 = problems.Text(input.AddressLine2, "addressLine2"),
            StateProvinceCounty = problems.Text(input.StateProvinceCounty, "stateProvinceCounty", 100),
            TownCity = problems.Text(input.TownCity, "townCity", 100),
            PostalCode = problems.Text(input.PostalCode, "postalCode", 20),
            CountryCode = problems.Country(input.CountryCode, "countryCode"),
            CareOf = problems.Text(input.CareOf, "careOf", 100),
            Latitude = problems.Within(input.Latitude, -90, 90, "latitude"),
            Longitude = problems.Within(input.Longitude, -180, 180, "longitude"),
            GooglePlaceId = problems.Text(input.GooglePlaceId, "googlePlaceId"),
        };
        if (input == new OrganisationLocationInput())
            problems.Add(new DomainError(Codes.Required, "Expected a location: at least one of its fields.", "addressLine1"));
        if (input.Latitude is null != input.Longitude is null)
            problems.Add(new DomainError(Codes.Required, "Latitude and longitude go together.", input.Latitude is null ? "latitude" : "longitude"));
        return location;
    }
}

/// <summary>How an organisation is reached.</summary>
public sealed class OrganisationContact : OrganisationPart
{
    private OrganisationContact() { } // EF

    /// <summary>What kind of contact information it is.</summary>
    public OrganisationContactType Type { get; private set; }

    /// <summary>What it is called, such as the office that it reaches.</summary>
    public string? Name { get; private set; }

    /// <summary>The e-mail address, the phone number in E.164, the web address, or the extension.</summary>
    public string Value { get; private set; } = "";

    /// <summary>The country of a phone number (ISO 3166 alpha-3).</summary>
    public string? CountryCode { get; private set; }

    internal static OrganisationContact Read(OrganisationContactInput input, string country, Problems problems)
    {
        var from = problems.Country(input.CountryCode, "countryCode");
        var contact = new OrganisationContact { Type = input.Type, Name = problems.Text(input.Name, "name", 100), CountryCode = from };
        var value = problems.Required(input.Value, "value");
        if (value.Length == 0)
            return contact;
        switch (input.Type)
        {
            case OrganisationContactType.Email:
                contact.Value = problems.Take(EmailAddress.Parse(value), "value") ?? "";
                break;
            case OrganisationContactType.Phone when problems.Take(Phones.Parse(value, from ?? country), "value") is { } phone:
                (contact.Value, contact.CountryCode) = (phone.Number, phone.Country);
                break;
            default:
                contact.Value = value;
                break;
        }
        return contact;
    }
}

/// <summary>What contact information is.</summary>
public enum OrganisationContactType
{
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>A phone number.</summary>
    Phone,
    /// <summary>An extension of the switchboard.</summary>
    Extension,
    /// <summary>A web address.</summary>
    Website,
}
