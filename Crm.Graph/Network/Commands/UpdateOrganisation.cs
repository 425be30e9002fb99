using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Network.Commands;

/// <summary>Changes of an organisation: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The organisation, by its id or code: one below the caller's; the caller's own when it is left out.</param>
/// <param name="Name">The name to show, at most 200 characters; not to be cleared.</param>
/// <param name="Code">The code by which its network knows it, at most 100 characters, unique in the network whatever its case; no UUID.</param>
/// <param name="Description">What the organisation does, at most 4,000 characters.</param>
/// <param name="CloudName">The name that a service owner has on the cloud: letters, digits and hyphens.</param>
/// <param name="Country">The country (ISO 3166 alpha-3); not to be cleared.</param>
/// <param name="Currency">The currency (ISO 4217) of accounts that are created without one from now on; not to be cleared.</param>
/// <param name="TimeZone">The time zone (IANA); not to be cleared.</param>
/// <param name="Industry">The industry that it works in, at most 100 characters.</param>
/// <param name="IndustrySectors">All sectors of its industry that it works in.</param>
/// <param name="BusinessActivities">All that it does in its business.</param>
/// <param name="InheritFromParent">True takes over the industry, the sectors and the activities of the organisation above it; not to be cleared.</param>
/// <param name="Groups">All groups that it is in; for merchants, venues and service points.</param>
/// <param name="Tags">All its tags.</param>
/// <param name="ContactRegistry">Whether contacts are registered with it; not to be cleared.</param>
/// <param name="Profile">Under which numbers the authorities know it, all of them; null forgets all.</param>
/// <param name="Locations">All its locations.</param>
/// <param name="ContactInfo">All ways to reach it.</param>
/// <param name="Taps">All its transaction acquiring points.</param>
/// <param name="OpeningHours">All times when it is open.</param>
/// <param name="ClosedFor">All that it does not offer for the time being.</param>
/// <param name="Partners">Of a business all its partners: organisations that the caller sees.</param>
/// <param name="ServiceOrganisations">Of a transaction processor all service owners that it serves: organisations that the caller sees.</param>
/// <param name="CustomFields">New values for the caller's own fields, by their keys; fields that are not named stay, null clears.</param>
/// <param name="ExpectedVersion">The version of the organisation that the change was made for.</param>
public sealed record UpdateOrganisationInput(
    RecordId? Id = null,
    Optional<string> Name = default,
    Optional<string> Code = default,
    Optional<string> Description = default,
    Optional<string> CloudName = default,
    Optional<string> Country = default,
    Optional<string> Currency = default,
    Optional<string> TimeZone = default,
    Optional<string> Industry = default,
    Optional<IReadOnlyList<string>> IndustrySectors = default,
    Optional<IReadOnlyList<string>> BusinessActivities = default,
    Optional<bool?> InheritFromParent = default,
    Optional<IReadOnlyList<string>> Groups = default,
    Optional<IReadOnlyList<string>> Tags = default,
    Optional<bool?> ContactRegistry = default,
    Optional<OrganisationProfileInput> Profile = default,
    Optional<IReadOnlyList<OrganisationLocationInput>> Locations = default,
    Optional<IReadOnlyList<OrganisationContactInput>> ContactInfo = default,
    Optional<IReadOnlyList<OrganisationTapInput>> Taps = default,
    Optional<IReadOnlyList<OpeningHoursInput>> OpeningHours = default,
    Optional<IReadOnlyList<OperationType>> ClosedFor = default,
    Optional<IReadOnlyList<RecordId>> Partners = default,
    Optional<IReadOnlyList<RecordId>> ServiceOrganisations = default,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null,
    int? ExpectedVersion = null) : IExpectsVersion
{
    internal OrganisationDetails Details => new()
    {
        Name = Name,
        Code = Code,
        Description = Description,
        CloudName = CloudName,
        Country = Country,
        Currency = Currency,
        TimeZone = TimeZone,
        Industry = Industry,
        IndustrySectors = IndustrySectors,
        BusinessActivities = BusinessActivities,
        InheritFromParent = InheritFromParent,
        Groups = Groups,
        Tags = Tags,
        ContactRegistry = ContactRegistry,
        Profile = Profile,
        Locations = Locations,
        ContactInfo = ContactInfo,
        Taps = Taps,
        OpeningHours = OpeningHours,
        ClosedFor = ClosedFor,
    };

    internal (bool, string)[] Lists =>
    [
        (IndustrySectors.IsGiven || InheritFromParent.Value == true, nameof(Organisation.IndustrySectors)),
        (BusinessActivities.IsGiven || InheritFromParent.Value == true, nameof(Organisation.BusinessActivities)),
        (Groups.IsGiven, nameof(Organisation.Groups)),
        (Tags.IsGiven, nameof(Organisation.Tags)),
        (Locations.IsGiven, nameof(Organisation.Locations)),
        (ContactInfo.IsGiven, nameof(Organisation.ContactInfo)),
        (Taps.IsGiven, nameof(Organisation.Taps)),
        (OpeningHours.IsGiven, nameof(Organisation.OpeningHours)),
        (ClosedFor.IsGiven, nameof(Organisation.ClosedFor)),
        (Partners.IsGiven, nameof(Organisation.Partners)),
        (ServiceOrganisations.IsGiven, nameof(Organisation.ServiceOrganisations)),
    ];
}

/// <summary>Changes the caller's organisation, or one below it in its network, for which the permission `network:write` is needed besides.</summary>
internal sealed class UpdateOrganisation : ICommand<UpdateOrganisationInput, Organisation>
{
    public async Task<Result<Organisation>> HandleAsync(UpdateOrganisationInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireOrganisationAsync(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        var (organisation, problems) = (found.Value, new Problems());
        var partners = await db.SeenAsync(input.Partners.Value ?? [], "partners", problems, ct);
        var served = await db.SeenAsync(input.ServiceOrganisations.Value ?? [], "serviceOrganisations", problems, ct);
        await db.LoadAsync(organisation, ct, input.Lists);
        var changed = await db.InAsync(organisation, EventNames.Updated, tellsThere: false, async () =>
        {
            problems.Take(organisation.Change(input.Details));
            if (input.Partners.IsGiven)
                problems.Take(organisation.SetPartners(partners));
            if (input.ServiceOrganisations.IsGiven)
                problems.Take(organisation.Serve(served));
            if (input.InheritFromParent.Value == true && organisation.ParentId is { } above)
                organisation.Inherit(await ParentAsync(db, above, ct));
            if (await db.IsCodeTakenAsync(organisation, ct))
                problems.Add(OrganisationErrors.CodeTaken(organisation.Code!));
            return problems.Any ? problems.All : organisation;
        }, ct);
        if (changed.Refused(out errors))
            return errors;
        return await db.SetCustomFieldsAsync(organisation, input.CustomFields, ct);
    }

    /// <summary>What the organisation above does is no secret to the one that is to do the same.</summary>
    private static Task<Organisation> ParentAsync(CrmDb db, Guid id, CancellationToken ct)
        => db.AnyOrganisations().AsNoTracking().Include(o => o.IndustrySectors).Include(o => o.BusinessActivities).SingleAsync(o => o.Id == id, ct);
}

/// <summary>What callers note about organisations in fields of their own: it stays theirs, whichever organisation it is about.</summary>
internal static class OrganisationCustomFields
{
    public static async Task<Result<Organisation>> SetCustomFieldsAsync(
        this CrmDb db, Organisation organisation, IReadOnlyList<CustomFieldValueInput>? inputs, CancellationToken ct)
    {
        if (inputs is not { Count: > 0 })
            return organisation;
        if (organisation.Id == db.Caller.OrganisationId)
            return await UpdateAsync(db, organisation, inputs, ct);
        // Somebody else's organisation is not changed by what its network notes about it.
        db.Entry(organisation).State = EntityState.Detached;
        var noted = await UpdateAsync(db, organisation, inputs, ct);
        if (noted.Succeeded)
            await db.SaveChangesAsync(ct);
        db.Entry(organisation).State = EntityState.Unchanged;
        return noted;
    }

    private static async Task<Result<Organisation>> UpdateAsync(CrmDb db, Organisation organisation, IReadOnlyList<CustomFieldValueInput> inputs, CancellationToken ct)
    {
        var problems = new Problems();
        await db.UpdateCustomFieldsAsync(organisation, inputs, problems, ct);
        return problems.Any ? problems.All : organisation;
    }
}
