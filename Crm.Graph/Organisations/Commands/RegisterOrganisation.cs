using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Organisations.Commands;

/// <summary>What a new organisation begins with.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="Owner">The e-mail address of the person whom the organisation belongs to.</param>
/// <param name="Country">The country (ISO 3166 alpha-3).</param>
/// <param name="Currency">The currency (ISO 4217).</param>
/// <param name="TimeZone">The time zone (IANA).</param>
internal sealed record RegisterOrganisationInput(string? Name, string? Owner, string? Country, string? Currency, string? TimeZone);

/// <summary>A new organisation with its first keys: the only time that they are seen.</summary>
internal sealed record RegisteredOrganisation(Organisation Organisation, string LiveKey, string TestKey);

/// <summary>Registers an organisation with its live and test data and a secret key for each; what else it begins with is stored on behalf of its live data.</summary>
internal sealed class RegisterOrganisation(TimeProvider clock) : ICommand<RegisterOrganisationInput, RegisteredOrganisation>
{
    public async Task<Result<RegisteredOrganisation>> HandleAsync(RegisterOrganisationInput input, CrmDb db, CancellationToken ct)
    {
        var now = clock.Now();
        var registered = Organisation.Register(input.Name, input.Owner, input.Country, input.Currency, input.TimeZone, now);
        if (registered.Refused(out var errors))
            return errors;
        var organisation = registered.Value;
        var system = new Actor(Ids.Next(), organisation.Id, ActorKind.System, "Registration");
        db.AddRange(organisation, system);
        await db.SaveChangesAsync(ct); // now its data has numbers, and there is somebody to sign with
        var test = await IssueAsync(TenantMode.Test, "First test key");
        var live = await IssueAsync(TenantMode.Live, "First live key");
        return new RegisteredOrganisation(organisation, live, test);

        async Task<string> IssueAsync(TenantMode mode, string name)
        {
            db.Caller = SystemCaller.Of(organisation, system.Id, mode);
            var text = KeyText.Generate(ApiKeyKind.Secret, mode);
            var key = ApiKey.Issue(organisation, mode, name, ApiKeyKind.Secret, text, now);
            db.AddRange(key, key.ToActor());
            await db.SaveChangesAsync(ct);
            return text;
        }
    }
}
