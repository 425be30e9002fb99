using Crm.Graph.Activities.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Activities.Commands;

/// <summary>Which tag goes.</summary>
/// <param name="Id">The tag.</param>
/// <param name="ExpectedVersion">The version of the tag that the deletion was made for.</param>
public sealed record DeleteTagInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Deletes a tag softly: activities are not marked with it any more. Deleting it again changes nothing.</summary>
internal sealed class DeleteTag : ICommand<DeleteTagInput, Tag>
{
    public async Task<Result<Tag>> HandleAsync(DeleteTagInput input, CrmDb db, CancellationToken ct)
    {
        var tag = await db.RequireAsync<Tag>(input.Id, input.ExpectedVersion, ct);
        return tag.Succeeded ? tag.Value.Delete() : tag;
    }
}
