using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Network.Commands;

/// <summary>Who pays for an organisation, and for what.</summary>
/// <param name="Id">The organisation, by its id or code: one below the caller's; the caller's own when it is left out.</param>
/// <param name="BusinessId">The business that the bills go to, by its id or code: one that the caller sees; nobody when it is left out.</param>
/// <param name="DefaultService">What is billed by default, by the stock-keeping unit of the service, at most 100 characters.</param>
/// <param name="ExpectedVersion">The version of the organisation that the change was made for.</param>
public sealed record SetOrganisationBillingInput(
    RecordId? Id = null, RecordId? BusinessId = null, string? DefaultService = null, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Sets who pays for the caller's organisation, or for one below it, and for what.</summary>
internal sealed class SetOrganisationBilling : ICommand<SetOrganisationBillingInput, Organisation>
{
    public async Task<Result<Organisation>> HandleAsync(SetOrganisationBillingInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireOrganisationAsync(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        Organisation? business = null;
        if (input.BusinessId is { } id)
        {
            var named = await db.RequireAsync<Organisation>(id, null, ct, include: null, "businessId");
            if (named.Refused(out errors))
                return errors;
            business = named.Value;
        }
        return await db.InAsync(found.Value, EventNames.Updated, tellsThere: false, () => Task.FromResult(found.Value.Bill(business, input.DefaultService)), ct);
    }
}
