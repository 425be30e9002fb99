using Crm.Graph.Activities.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Activities.Commands;

/// <summary>A new tag.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="Colour">The colour that it is shown in: # and six hexadecimal digits, such as #1E90FF.</param>
public sealed record CreateTagInput(string Name, string? Colour = null);

/// <summary>Creates a tag that activities can be marked with.</summary>
internal sealed class CreateTag : ICommand<CreateTagInput, Tag>
{
    public Task<Result<Tag>> HandleAsync(CreateTagInput input, CrmDb db, CancellationToken ct) => db.AddNamedAsync(Tag.Create(input.Name, input.Colour), ct);
}
