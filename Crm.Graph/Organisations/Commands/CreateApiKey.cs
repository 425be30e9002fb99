using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Organisations.Commands;

/// <summary>A new key.</summary>
/// <param name="Name">The name to show, at most 100 characters: which program has the key.</param>
/// <param name="Kind">Whether it is for a server, which keeps it secret, or for web pages and apps, where everybody sees it.</param>
/// <param name="Scopes">Of a secret key what it permits, such as `contacts:read`: nothing that the caller may not do. A publishable key has none of them.</param>
/// <param name="ExpiresOn">When the key stops being good by itself; never when it is left out.</param>
public sealed record CreateApiKeyInput(string Name, ApiKeyKind Kind, IReadOnlyList<string>? Scopes = null, DateTimeOffset? ExpiresOn = null);

/// <summary>A key that was just made.</summary>
/// <param name="Key">The key: the only time that it is seen.</param>
/// <param name="ApiKey">What is stored of it.</param>
public sealed record IssuedApiKey(string Key, RecordRef<ApiKey> ApiKey);

/// <summary>
/// Makes a key for the data that the caller works with, live or test. It is shown this once: only its hash is stored. Nobody gives a key
/// what he may not do himself.
/// </summary>
internal sealed class CreateApiKey(IPermissions permissions, TimeProvider clock) : ICommand<CreateApiKeyInput, IssuedApiKey>
{
    public async Task<Result<IssuedApiKey>> HandleAsync(CreateApiKeyInput input, CrmDb db, CancellationToken ct)
    {
        var organisation = await db.Set<Organisation>().Include(o => o.Tenants).SingleAsync(o => o.Id == db.Caller.OrganisationId, ct);
        var mode = organisation.Tenants.Single(t => t.Id == db.Caller.TenantId).Mode;
        var text = KeyText.Generate(input.Kind, mode);
        var created = ApiKey.Create(
            organisation, mode, input.Name, input.Kind, text, input.Scopes, input.ExpiresOn, permissions.Names, clock.Now());
        if (created.Refused(out var errors))
            return errors;
        if (input.Kind == ApiKeyKind.Secret && !db.Caller.MayGive(created.Value.Scopes))
            return OrganisationErrors.MayDoMore("scopes");
        db.AddRange(created.Value, created.Value.ToActor());
        return new IssuedApiKey(text, new(created.Value.Id));
    }
}
