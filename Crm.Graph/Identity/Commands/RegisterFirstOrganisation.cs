using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Organisations.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Identity.Commands;

/// <summary>What a new server begins with. Keys and token are seen this once.</summary>
internal sealed record FirstOrganisation(RegisteredOrganisation Registered, UserInvitation OwnersInvitation);

/// <summary>Registers the organisation that a new server begins with, when it has none yet, with its built-in roles and its owner as a user.</summary>
internal sealed class RegisterFirstOrganisation(RegisterOrganisation register, TimeProvider clock, IOptions<IdentityOptions> options)
    : ICommand<RegisterOrganisationInput, FirstOrganisation>
{
    public async Task<Result<FirstOrganisation>> HandleAsync(RegisterOrganisationInput input, CrmDb db, CancellationToken ct)
    {
        var name = await db.AnyOrganisations().OrderBy(o => o.Id).Select(o => o.Name).FirstOrDefaultAsync(ct);
        if (name is not null)
            return new DomainError(Codes.Taken, $"This server has an organisation already: {name}.");
        var registered = await register.HandleAsync(input, db, ct);
        if (registered.Refused(out var errors))
            return errors;
        var owner = await AddOwnerAsync(db, registered.Value.Organisation.OwnerEmail, ct);
        if (owner.Refused(out errors))
            return errors;
        return new FirstOrganisation(registered.Value, InviteUser.Issue(db, owner.Value, clock.Now(), options.Value.InvitationLifetime));
    }

    /// <summary>The built-in roles, and the owner with the first of them.</summary>
    public static async Task<Result<Membership>> AddOwnerAsync(CrmDb db, string email, CancellationToken ct)
    {
        var roles = Role.BuiltIn().ToList();
        db.AddRange(roles);
        var owner = User.Create(UserDetails.None, email, roles[0]);
        return owner.Refused(out var errors) ? errors[0] with { Path = ["owner"] } : await db.AddUserAsync(owner.Value, ct);
    }
}
