using System.Collections.Immutable;
using Crm.Graph.Identity.Commands;
using Crm.Graph.Identity.Model;
using Crm.Graph.Identity.Security;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Network.Model;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Network.Commands;

/// <summary>A new business, and who owns it.</summary>
/// <param name="Name">The name to show, at most 200 characters.</param>
/// <param name="Country">The country (ISO 3166 alpha-3).</param>
/// <param name="Currency">The currency (ISO 4217).</param>
/// <param name="TimeZone">The time zone (IANA).</param>
/// <param name="Owner">The person whom it belongs to.</param>
/// <param name="Password">
/// The password to sign in with: 15 characters at least unless the server is set up otherwise, of any kind. Somebody who is a user of another
/// organisation already gives the password that she has there.
/// </param>
/// <param name="Description">What the business does, at most 4,000 characters.</param>
/// <param name="TestMode">Whether it begins with test data alone and goes live later.</param>
/// <param name="Profile">Under which numbers the authorities know it.</param>
/// <param name="Locations">Where it is.</param>
public sealed record RegisterOrganisationInput(
    string Name, string Country, string Currency, string TimeZone, OrganisationOwnerInput Owner, string Password, string? Description = null,
    bool TestMode = false, OrganisationProfileInput? Profile = null, IReadOnlyList<OrganisationLocationInput>? Locations = null);

/// <summary>
/// Registers a business at the top of a network of its own, and signs its owner in. It counts as an attempt to sign in: what is refused for its
/// password is `INVALID_CREDENTIALS`. A server may be set up to let nobody register.
/// </summary>
internal sealed class RegisterOrganisation(
    Work work, DbContexts contexts, CountAttempt count, FoundBusiness found, Passwords passwords, TokenIssuer tokens, Origin origin,
    IOptions<IdentityOptions> options, IOptions<RegistrationOptions> registration) : IUseCase<RegisterOrganisationInput, Tokens>
{
    public async Task<Result<Tokens>> RunAsync(RegisterOrganisationInput input, Caller? caller, CancellationToken ct)
    {
        if (!registration.Value.IsOpen)
            return new DomainError(Codes.NotAllowed, "Nobody registers an organisation here: somebody above it in its network creates it.");
        var name = Login.NameOf(input.Owner.Email.Length <= 254 ? input.Owner.Email : "");
        if ((await work.RunAsync(count, new Attempt(name, origin.Address), caller: null, ct)).Refused(out var errors))
            return errors;
        // The rules hold for a password that is there already too: else they would tell that it is.
        string?[] about = [input.Owner.Email, input.Owner.FirstName, input.Owner.LastName, input.Name];
        if (PasswordRules.Check(input.Password, options.Value.PasswordLength, about, "password") is { } weak)
            return weak;
        var login = await FindAsync(name, ct);
        // Somebody who was invited, or whom a directory vouches for, has no password: nobody gives her one here.
        if (login is not null && await passwords.MatchAsync(login.PasswordHash, input.Password, ct) == PasswordMatch.No)
            return IdentityErrors.InvalidCredentials.Under("password");
        var hashed = login is null ? await passwords.HashAsync(input.Password, ct) : null;
        var opened = await work.RunAsync(found, new FoundBusinessInput(input, login?.Version ?? 0, hashed, origin.Address), caller: null, ct);
        return opened.Refused(out errors) ? errors : await tokens.IssueAsync(opened.Value, ct);
    }

    private async Task<Login?> FindAsync(string name, CancellationToken ct)
    {
        await using var db = contexts.ForNobody();
        return await db.Set<Login>().SingleOrDefaultAsync(l => l.Name == name, ct);
    }
}

/// <summary>A registration whose password has been checked.</summary>
/// <param name="Wanted">What was asked for.</param>
/// <param name="LoginVersion">The password that was compared with.</param>
/// <param name="PasswordHash">The hash of the new password; null where the one that is there stays.</param>
/// <param name="Address">The network address.</param>
internal sealed record FoundBusinessInput(RegisterOrganisationInput Wanted, int LoginVersion, string? PasswordHash, string? Address);

/// <summary>Stores the business with its roles and its owner, and opens a session for her.</summary>
internal sealed class FoundBusiness(OpenSession open, TimeProvider clock) : ICommand<FoundBusinessInput, OpenedSession>
{
    public async Task<Result<OpenedSession>> HandleAsync(FoundBusinessInput input, CrmDb db, CancellationToken ct)
    {
        var wanted = input.Wanted;
        var registered = Organisation.Register(wanted.Name, wanted.Owner.Email, wanted.Country, wanted.Currency, wanted.TimeZone, clock.Now());
        if (registered.Refused(out var errors))
            return errors.Select(e => e.Path is ["owner"] ? e with { Path = ["owner", "email"] } : e).ToImmutableArray();
        var organisation = registered.Value.BeginsInTestMode(wanted.TestMode);
        var stated = organisation.Change(new() { Description = wanted.Description, Profile = wanted.Profile, Locations = new(wanted.Locations) });
        if (stated.Refused(out errors))
            return errors;
        var system = new Actor(Ids.Next(), organisation.Id, ActorKind.System, "Registration");
        db.AddRange(organisation, system);
        await db.SaveChangesAsync(ct); // now its data has numbers, and there is somebody to sign with
        db.Caller = SystemCaller.Of(organisation, system.Id, TenantMode.Live);
        var roles = Role.BuiltIn().ToList();
        db.AddRange(roles);
        var owner = User.Create(UserDetails.None with { FirstName = wanted.Owner.FirstName, LastName = wanted.Owner.LastName }, wanted.Owner.Email, roles[0]);
        if (owner.Refused(out errors))
            return errors[0].Under("owner");
        owner.Value.Accept();
        var membership = await db.AddUserAsync(owner.Value, ct);
        // A login that was made, or whose password was set, since it was looked at.
        var isNew = db.Entry(membership.Login!).State == EntityState.Added;
        if (membership.Login!.Version != input.LoginVersion || isNew != input.PasswordHash is not null)
            return IdentityErrors.InvalidCredentials.Under("password");
        if (input.PasswordHash is { } hash)
            membership.Login.SetPassword(hash);
        await db.SaveChangesAsync(ct);
        return await open.HandleAsync(
            new OpenSessionInput(membership.LoginId, membership.Login.Version, organisation.Id, TenantMode.Live, Rehashed: null, input.Address), db, ct);
    }
}
