using Crm.Graph.Activities.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Activities.Commands;

/// <summary>A new kind of activity.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="Colour">The colour that its activities are shown in: # and six hexadecimal digits, such as #1E90FF.</param>
public sealed record CreateActivityTypeInput(string Name, string? Colour = null);

/// <summary>Creates a kind of activity.</summary>
internal sealed class CreateActivityType : ICommand<CreateActivityTypeInput, ActivityType>
{
    public Task<Result<ActivityType>> HandleAsync(CreateActivityTypeInput input, CrmDb db, CancellationToken ct)
        => db.AddNamedAsync(ActivityType.Create(input.Name, input.Colour), ct);
}
