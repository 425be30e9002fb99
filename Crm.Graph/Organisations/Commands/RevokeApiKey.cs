using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Organisations.Commands;

/// <summary>Which key.</summary>
/// <param name="Id">The key's identifier.</param>
internal sealed record RevokeApiKeyInput(Guid Id);

/// <summary>Makes a key of the caller's organisation worthless at once; a second time changes nothing.</summary>
internal sealed class RevokeApiKey(TimeProvider clock) : ICommand<RevokeApiKeyInput, ApiKey>
{
    public async Task<Result<ApiKey>> HandleAsync(RevokeApiKeyInput input, CrmDb db, CancellationToken ct)
    {
        var organisation = db.Caller.OrganisationId;
        var key = await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == input.Id && k.OrganisationId == organisation, ct);
        if (key is null)
            return new DomainError(Codes.NotFound, "There is no key with this id.", "id").With("apiKey", input.Id.ToString());
        key.Revoke(clock.Now());
        return key;
    }
}
