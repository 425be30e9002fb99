using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Organisations.Model;

/// <summary>A location of an organisation; at least one of its fields is given.</summary>
/// <param name="Name">What the location is called, at most 100 characters.</param>
/// <param name="AddressLine1">Street and number.</param>
/// <param name="AddressLine2">What is needed beside street and number: floor, building.</param>
/// <param name="StateProvinceCounty">The state, province or county, at most 100 characters.</param>
/// <param name="TownCity">The town or city, at most 100 characters.</param>
/// <param name="PostalCode">The postal code, at most 20 characters.</param>
/// <param name="CountryCode">The country (ISO 3166 alpha-3).</param>
/// <param name="CareOf">To whose care post is addressed, at most 100 characters.</param>
/// <param name="Latitude">The latitude in degrees, from -90 to 90; together with the longitude.</param>
/// <param name="Longitude">The longitude in degrees, from -180 to 180; together with the latitude.</param>
/// <param name="GooglePlaceId">The id of the place at Google.</param>
public sealed record OrganisationLocationInput(
    string? Name = null, string? AddressLine1 = null, string? AddressLine2 = null, string? StateProvinceCounty = null, string? TownCity = null,
    string? PostalCode = null, string? CountryCode = null, string? CareOf = null, double? Latitude = null, double? Longitude = null, string? GooglePlaceId = null);

/// <summary>How an organisation is reached.</summary>
/// <param name="Type">What kind of contact information it is.</param>
/// <param name="Value">The e-mail address, the phone number, the web address, or the extension.</param>
/// <param name="Name">What it is called, at most 100 characters.</param>
/// <param name="CountryCode">The country (ISO 3166 alpha-3) from which a phone number is dialled; the organisation's when it is left out.</param>
public sealed record OrganisationContactInput(OrganisationContactType Type, string Value, string? Name = null, string? CountryCode = null);

/// <summary>A transaction acquiring point.</summary>
/// <param name="Name">The name to show, at most 100 characters.</param>
/// <param name="Code">The code by which the organisation knows it, at most 100 characters.</param>
/// <param name="Description">What it is for.</param>
/// <param name="TapType">What kind of point it is.</param>
/// <param name="IsActive">Whether transactions are taken from it.</param>
/// <param name="ExternalIp">The network address of the device.</param>
/// <param name="ExternalPort">The port of the device.</param>
/// <param name="ExternalType">What the outside system calls this kind of device, at most 100 characters.</param>
public sealed record OrganisationTapInput(
    string Name, string? Code = null, string? Description = null, TapType TapType = TapType.ExternalRef, bool IsActive = true,
    string? ExternalIp = null, int? ExternalPort = null, string? ExternalType = null);

/// <summary>When an organisation is open.</summary>
/// <param name="DayOfWeek">The day of the week.</param>
/// <param name="Opens">When it opens, in the organisation's time zone: 09:00.</param>
/// <param name="Closes">When it closes; at or before the time when it opens is on the day after.</param>
/// <param name="Operation">What it is open for.</param>
public sealed record OpeningHoursInput(Weekday DayOfWeek, string Opens, string Closes, OperationType Operation = OperationType.DirectSale);

/// <summary>Under which numbers the authorities know an organisation: what is left out is none.</summary>
/// <param name="RegistrationNumber">The number in the company register, at most 50 characters.</param>
/// <param name="TaxReferenceNumber">The tax reference number, at most 50 characters.</param>
/// <param name="VatReferenceNumber">The VAT reference number, at most 50 characters.</param>
/// <param name="RegistrationCountry">The country it is registered in (ISO 3166 alpha-3).</param>
public sealed record OrganisationProfileInput(
    string? RegistrationNumber = null, string? TaxReferenceNumber = null, string? VatReferenceNumber = null, string? RegistrationCountry = null)
{
    internal OrganisationProfile ToProfile() => new()
    {
        RegistrationNumber = RegistrationNumber,
        TaxReferenceNumber = TaxReferenceNumber,
        VatReferenceNumber = VatReferenceNumber,
        RegistrationCountry = RegistrationCountry,
    };
}

/// <summary>What is stated of an organisation; what is not given stays.</summary>
internal sealed record OrganisationDetails
{
    public Optional<string> Name { get; init; }
    public Optional<string> Code { get; init; }
    public Optional<string> Description { get; init; }
    public Optional<string> CloudName { get; init; }
    public Optional<string> Country { get; init; }
    public Optional<string> Currency { get; init; }
    public Optional<string> TimeZone { get; init; }
    public Optional<string> Industry { get; init; }
    public Optional<bool?> InheritFromParent { get; init; }
    public Optional<bool?> ContactRegistry { get; init; }
    public Optional<OrganisationProfileInput> Profile { get; init; }
    public Optional<IReadOnlyList<string>> IndustrySectors { get; init; }
    public Optional<IReadOnlyList<string>> BusinessActivities { get; init; }
    public Optional<IReadOnlyList<string>> Groups { get; init; }
    public Optional<IReadOnlyList<string>> Tags { get; init; }
    public Optional<IReadOnlyList<OrganisationLocationInput>> Locations { get; init; }
    public Optional<IReadOnlyList<OrganisationContactInput>> ContactInfo { get; init; }
    public Optional<IReadOnlyList<OrganisationTapInput>> Taps { get; init; }
    public Optional<IReadOnlyList<OpeningHoursInput>> OpeningHours { get; init; }
    public Optional<IReadOnlyList<OperationType>> ClosedFor { get; init; }
}
