using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Network.Commands;

/// <summary>The groups of media that an organisation shows.</summary>
/// <param name="MediaGroups">All of them from now on, each by its name or id.</param>
/// <param name="Id">The organisation, by its id or code: one below the caller's; the caller's own when it is left out.</param>
/// <param name="ExpectedVersion">The version of the organisation that the change was made for.</param>
public sealed record SetOrganisationMediaGroupsInput(IReadOnlyList<string> MediaGroups, RecordId? Id = null, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Sets the groups of media that the caller's organisation shows, or one below it.</summary>
internal sealed class SetOrganisationMediaGroups : ICommand<SetOrganisationMediaGroupsInput, Organisation>
{
    public async Task<Result<Organisation>> HandleAsync(SetOrganisationMediaGroupsInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireOrganisationAsync(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        await db.LoadAsync(found.Value, ct, (true, nameof(Organisation.MediaGroups)));
        return await db.InAsync(found.Value, EventNames.Updated, tellsThere: false, () => Task.FromResult(found.Value.SetMediaGroups(input.MediaGroups)), ct);
    }
}
