using Crm.Graph.Activities.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Activities.Commands;

/// <summary>Changes of a tag: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The tag.</param>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="Colour">The colour that it is shown in: # and six hexadecimal digits, such as #1E90FF.</param>
/// <param name="ExpectedVersion">The version of the tag that the change was made for.</param>
public sealed record UpdateTagInput(RecordId Id, Optional<string> Name = default, Optional<string> Colour = default, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes a tag, wherever it is used.</summary>
internal sealed class UpdateTag : ICommand<UpdateTagInput, Tag>
{
    public async Task<Result<Tag>> HandleAsync(UpdateTagInput input, CrmDb db, CancellationToken ct)
    {
        var tag = await db.RequireAsync<Tag>(input.Id, input.ExpectedVersion, ct);
        return tag.Succeeded ? await db.NamedAsync(tag.Value.Change(input.Name.Or(tag.Value.Name), input.Colour.Or(tag.Value.Colour)), ct) : tag;
    }
}
