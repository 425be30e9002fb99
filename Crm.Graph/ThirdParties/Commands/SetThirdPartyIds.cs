using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.ThirdParties.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.ThirdParties.Commands;

/// <summary>All ids by which other systems know one record.</summary>
/// <param name="RecordKind">What kind of record it is.</param>
/// <param name="Id">The record, by its id or by its own code or number.</param>
/// <param name="ThirdPartyIds">Its ids in other systems, at most one in each; those it has and that are not among them are removed.</param>
/// <param name="ExpectedVersion">The version of the record that the change was made for.</param>
public sealed record SetThirdPartyIdsInput(
    ThirdPartyRecordKind RecordKind, RecordId Id, IReadOnlyList<ThirdPartyIdInput> ThirdPartyIds, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Replaces the ids by which other systems know a contact, an account, a product or a lead.</summary>
public sealed class SetThirdPartyIds(IEnumerable<ThirdPartyTarget> targets) : ICommand<SetThirdPartyIdsInput, IReadOnlyList<ThirdPartyId>>
{
    public async Task<Result<IReadOnlyList<ThirdPartyId>>> HandleAsync(SetThirdPartyIdsInput input, CrmDb db, CancellationToken ct)
    {
        if (targets.FirstOrDefault(t => t.Kind == input.RecordKind) is not { } target)
            return ThirdPartyErrors.NoSuchKind();
        if (!db.Caller.May(target.Needs))
            return ThirdPartyErrors.NotAllowed(target.Needs);
        if ((await target.FindAsync(db, input.Id, input.ExpectedVersion, ct)) is var found && found.Refused(out var errors))
            return errors;
        var recordId = found.Value.Id;
        var current = await db.Set<ThirdPartyId>().Where(t => t.RecordId == recordId).ToListAsync(ct);
        var ids = ThirdPartyId.Replace(current, input.RecordKind, recordId, input.ThirdPartyIds);
        if (ids.Refused(out errors))
            return errors;

        var problems = new Problems();
        for (var i = 0; i < ids.Value.Count; i++)
        {
            var (id, system) = (ids.Value[i], TextFold.Fold(ids.Value[i].SystemName));
            if (await db.Set<ThirdPartyId>().AnyAsync(t => t.RecordKind == input.RecordKind && t.RecordId != recordId
                && EF.Property<string>(t, "SystemNameFolded") == system && t.Value == id.Value, ct))
                problems.At("thirdPartyIds", i).Add(ThirdPartyErrors.Taken(id.SystemName, id.Value));
        }
        if (problems.Any)
            return problems.All;
        db.RemoveRange(current.Except(ids.Value));
        db.AddRange(ids.Value.Except(current));
        return ids;
    }
}
