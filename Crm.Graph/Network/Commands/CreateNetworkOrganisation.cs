using Crm.Graph.CustomFields.Commands;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Identity.Commands;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Network.Commands;

/// <summary>The person whom a new organisation belongs to.</summary>
/// <param name="Email">The e-mail address to sign in with.</param>
/// <param name="FirstName">The first name, at most 100 characters.</param>
/// <param name="LastName">The last name, at most 100 characters.</param>
public sealed record OrganisationOwnerInput(string Email, string? FirstName = null, string? LastName = null);

/// <summary>A new organisation of the network.</summary>
/// <param name="Type">What it is: a type that the organisation above may have below it.</param>
/// <param name="Name">The name to show, at most 200 characters.</param>
/// <param name="ParentId">The organisation above, by its id or code: one below the caller's; the caller's own when it is left out.</param>
/// <param name="Code">The code by which its network knows it, at most 100 characters, unique in the network whatever its case; no UUID.</param>
/// <param name="Description">What the organisation does, at most 4,000 characters.</param>
/// <param name="CloudName">The name that a service owner has on the cloud: letters, digits and hyphens.</param>
/// <param name="Country">The country (ISO 3166 alpha-3); that of the organisation above when it is left out.</param>
/// <param name="Currency">The currency (ISO 4217); that of the organisation above when it is left out.</param>
/// <param name="TimeZone">The time zone (IANA); that of the organisation above when it is left out.</param>
/// <param name="TestMode">Whether it begins with test data alone and goes live later.</param>
/// <param name="Owner">Its first user, who is invited; without one nobody can sign in to it until somebody from above invites.</param>
/// <param name="Industry">The industry that it works in, at most 100 characters.</param>
/// <param name="IndustrySectors">The sectors of its industry that it works in.</param>
/// <param name="BusinessActivities">What it does in its business.</param>
/// <param name="InheritFromParent">Whether it takes over the industry, the sectors and the activities of the organisation above.</param>
/// <param name="Groups">The groups that it is in; for merchants, venues and service points.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="ContactRegistry">Whether contacts are registered with it.</param>
/// <param name="Profile">Under which numbers the authorities know it.</param>
/// <param name="Locations">Where it is.</param>
/// <param name="ContactInfo">How it is reached.</param>
/// <param name="Taps">Its transaction acquiring points.</param>
/// <param name="OpeningHours">When it is open.</param>
/// <param name="ServiceOrganisations">Of a transaction processor the service owners that it serves.</param>
/// <param name="CustomFields">Values for the caller's own fields, by their keys.</param>
public sealed record CreateNetworkOrganisationInput(
    OrganisationType Type,
    string Name,
    RecordId? ParentId = null,
    string? Code = null,
    string? Description = null,
    string? CloudName = null,
    string? Country = null,
    string? Currency = null,
    string? TimeZone = null,
    bool TestMode = false,
    OrganisationOwnerInput? Owner = null,
    string? Industry = null,
    IReadOnlyList<string>? IndustrySectors = null,
    IReadOnlyList<string>? BusinessActivities = null,
    bool InheritFromParent = false,
    IReadOnlyList<string>? Groups = null,
    IReadOnlyList<string>? Tags = null,
    bool ContactRegistry = false,
    OrganisationProfileInput? Profile = null,
    IReadOnlyList<OrganisationLocationInput>? Locations = null,
    IReadOnlyList<OrganisationContactInput>? ContactInfo = null,
    IReadOnlyList<OrganisationTapInput>? Taps = null,
    IReadOnlyList<OpeningHoursInput>? OpeningHours = null,
    IReadOnlyList<RecordId>? ServiceOrganisations = null,
    IReadOnlyList<CustomFieldValueInput>? CustomFields = null)
{
    internal OrganisationDetails Details => new()
    {
        Name = Name,
        Code = Code,
        Description = Description,
        CloudName = CloudName,
        Country = Country is null ? default : new(Country),
        Currency = Currency is null ? default : new(Currency),
        TimeZone = TimeZone is null ? default : new(TimeZone),
        Industry = Industry,
        IndustrySectors = new(IndustrySectors),
        BusinessActivities = new(BusinessActivities),
        InheritFromParent = InheritFromParent,
        Groups = new(Groups),
        Tags = new(Tags),
        ContactRegistry = ContactRegistry,
        Profile = Profile,
        Locations = new(Locations),
        ContactInfo = new(ContactInfo),
        Taps = new(Taps),
        OpeningHours = new(OpeningHours),
    };
}

/// <summary>A new organisation of the network.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Invitation">The token with which its owner sets a password, when one was named: the only time that it is seen.</param>
public sealed record CreatedOrganisation(RecordRef<Organisation> Organisation, UserInvitation? Invitation);

/// <summary>
/// Creates an organisation below the caller's, or below one that is below it: transaction processors and service owners below a cloud operator,
/// businesses below a service owner, merchants below a business, venues, service points and departments below a business or a merchant.
/// </summary>
internal sealed class CreateNetworkOrganisation(TimeProvider clock, IOptions<IdentityOptions> options) : ICommand<CreateNetworkOrganisationInput, CreatedOrganisation>
{
    public async Task<Result<CreatedOrganisation>> HandleAsync(CreateNetworkOrganisationInput input, CrmDb db, CancellationToken ct)
    {
        var parent = await db.RequireOrganisationAsync(input.ParentId, expectedVersion: null, ct, "parentId");
        if (parent.Refused(out var errors))
            return errors;
        var problems = new Problems();
        var served = await db.SeenAsync(input.ServiceOrganisations ?? [], "serviceOrganisations", problems, ct);
        if (input.InheritFromParent)
            await db.LoadAsync(parent.Value, ct, (true, nameof(Organisation.IndustrySectors)), (true, nameof(Organisation.BusinessActivities)));
        var made = problems.Take(parent.Value.AddBelow(input.Type, input.Owner?.Email, input.TestMode, input.Details, clock.Now()));
        if (made is not null)
            problems.Take(made.Serve(served));
        await db.CreateCustomFieldsAsync(made, input.CustomFields, problems, ct);
        if (problems.Any)
            return problems.All;
        await db.SaveChangesAsync(ct); // what the network notes about it is the network's
        if (input.InheritFromParent)
            made!.Inherit(parent.Value);
        UserInvitation? invitation = null;
        var added = await db.AddBelowAsync(parent.Value, made!, async () =>
        {
            var roles = Role.BuiltIn().ToList();
            db.AddRange(roles);
            if (input.Owner is not { } named)
                return made!;
            var owner = User.Create(UserDetails.None with { FirstName = named.FirstName, LastName = named.LastName }, named.Email, roles[0]);
            if (owner.Refused(out var wrong))
                return wrong[0].Under("owner");
            invitation = InviteUser.Issue(db, await db.AddUserAsync(owner.Value, ct), clock.Now(), options.Value.InvitationLifetime);
            return made!;
        }, ct);
        return added.Refused(out errors) ? errors : new CreatedOrganisation(new(made!.Id), invitation);
    }
}

/// <summary>How an organisation gets its place in a network.</summary>
internal static class NetworkPlaces
{
    /// <summary>Stores a new organisation below its parent, then, as a guest in it, what it begins with.</summary>
    public static async Task<Result<Organisation>> AddBelowAsync(
        this CrmDb db, Organisation parent, Organisation child, Func<Task<Result<Organisation>>> begin, CancellationToken ct)
    {
        if (await db.IsCodeTakenAsync(child, ct))
            return OrganisationErrors.CodeTaken(child.Code!);
        var places = await db.Set<Kinship>().AsNoTracking().Where(k => k.DescendantId == parent.Id).ToListAsync(ct);
        var home = db.Caller;
        db.ForgetCaller();
        db.Add(child);
        db.AddRange(Kinship.Of(child, parent.Id, places));
        await db.SaveChangesAsync(ct); // now its data has numbers, and it can have guests
        db.Caller = home;
        return await db.InAsync(child, EventNames.Created, tellsThere: true, begin, ct);
    }
}
