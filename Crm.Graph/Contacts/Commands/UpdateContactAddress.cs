using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Contacts.Commands;

/// <summary>Changes of an address: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The address.</param>
/// <param name="Type">What the address is used for; not to be cleared.</param>
/// <param name="AddressLine1">Street and number.</param>
/// <param name="AddressLine2">What is needed beside street and number: floor, building, care of.</param>
/// <param name="StateProvinceCounty">The state, province or county, at most 100 characters.</param>
/// <param name="TownCity">The town or city, at most 100 characters.</param>
/// <param name="PostalCode">The postal code, at most 20 characters.</param>
/// <param name="CountryCode">The country (ISO 3166 alpha-3).</param>
/// <param name="Latitude">The latitude in degrees, from -90 to 90; together with the longitude.</param>
/// <param name="Longitude">The longitude in degrees, from -180 to 180; together with the latitude.</param>
/// <param name="GooglePlaceId">The id of the place at Google.</param>
/// <param name="IsPrimary">True makes this the primary address in place of the present one; false is refused on the primary one.</param>
/// <param name="ExpectedVersion">The version of the contact that the change was made for.</param>
public sealed record UpdateContactAddressInput(
    RecordId Id,
    Optional<AddressType?> Type = default,
    Optional<string> AddressLine1 = default,
    Optional<string> AddressLine2 = default,
    Optional<string> StateProvinceCounty = default,
    Optional<string> TownCity = default,
    Optional<string> PostalCode = default,
    Optional<string> CountryCode = default,
    Optional<double?> Latitude = default,
    Optional<double?> Longitude = default,
    Optional<string> GooglePlaceId = default,
    Optional<bool?> IsPrimary = default,
    int? ExpectedVersion = null) : IExpectsVersion
{
    internal ContactAddressInput Of(ContactAddress current, Problems problems)
    {
        var address = current.Details;
        return new(
            problems.Kept(Type, current.Type, "type"),
            AddressLine1.Or(address.AddressLine1),
            AddressLine2.Or(address.AddressLine2),
            StateProvinceCounty.Or(address.StateProvinceCounty),
            TownCity.Or(address.TownCity),
            PostalCode.Or(address.PostalCode),
            CountryCode.Or(address.CountryCode),
            Latitude.Or(address.Latitude),
            Longitude.Or(address.Longitude),
            GooglePlaceId.Or(address.GooglePlaceId),
            problems.Kept(IsPrimary, current.IsPrimary, "isPrimary"));
    }
}

/// <summary>Changes an address of a contact.</summary>
public sealed class UpdateContactAddress : ICommand<UpdateContactAddressInput, ContactAddress>
{
    public async Task<Result<ContactAddress>> HandleAsync(UpdateContactAddressInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.AddressAsync(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        var ((contact, address), problems) = (found.Value, new Problems());
        problems.Take(contact.ChangeAddress(address, input.Of(address, problems)));
        return problems.Any ? problems.All : address;
    }
}
