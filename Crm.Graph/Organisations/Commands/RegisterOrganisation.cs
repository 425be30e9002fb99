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

/// <summary>Registers an organisation with its live and test data and a secret key for each.</summary>
internal sealed class RegisterOrganisation(TimeProvider clock) : ICommand<RegisterOrganisationInput, RegisteredOrganisation>
{
    public Task<Result<RegisteredOrganisation>> HandleAsync(RegisterOrganisationInput input, CrmDb db, CancellationToken ct)
        => Task.FromResult(Register(input, db));

    private Result<RegisteredOrganisation> Register(RegisterOrganisationInput input, CrmDb db)
    {
        var now = clock.Now();
        var registered = Organisation.Register(input.Name, input.Owner, input.Country, input.Currency, input.TimeZone, now);
        if (registered.Refused(out var errors))
            return errors;
        var organisation = registered.Value;
        db.Add(organisation);
        return new RegisteredOrganisation(organisation, Issue(TenantMode.Live, "First live key"), Issue(TenantMode.Test, "First test key"));

        string Issue(TenantMode mode, string name)
        {
            var text = KeyText.Generate(ApiKeyKind.Secret, mode);
            var key = ApiKey.Issue(organisation, mode, name, ApiKeyKind.Secret, text, now);
            db.Add(key);
            db.Add(key.ToActor());
            return text;
        }
    }
}
