using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Organisations.Commands;

/// <summary>Which key.</summary>
/// <param name="Id">The key: one that may do nothing that the caller may not.</param>
/// <param name="ExpectedVersion">The version of the key that the change was made for.</param>
public sealed record RevokeApiKeyInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Makes a key worthless at once, open subscriptions included; a second time changes nothing.</summary>
internal sealed class RevokeApiKey(TimeProvider clock) : ICommand<RevokeApiKeyInput, ApiKey>
{
    public async Task<Result<ApiKey>> HandleAsync(RevokeApiKeyInput input, CrmDb db, CancellationToken ct)
    {
        var key = await db.RequireAsync<ApiKey>(input.Id, input.ExpectedVersion, ct);
        if (key.Refused(out var errors))
            return errors;
        if (key.Value.Kind == ApiKeyKind.Secret && !db.Caller.MayGive(key.Value.Scopes))
            return OrganisationErrors.MayDoMore("id");
        key.Value.Revoke(clock.Now());
        return key;
    }
}
