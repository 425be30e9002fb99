using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Products.Model;

namespace Crm.Graph.Products.Commands;

/// <summary>A new survey.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="Description">What it is about, at most 4000 characters.</param>
public sealed record CreateSurveyInput(string Name, string? Description = null);

/// <summary>Creates a survey that the customers of leads can be asked.</summary>
internal sealed class CreateSurvey : ICommand<CreateSurveyInput, Survey>
{
    public Task<Result<Survey>> HandleAsync(CreateSurveyInput input, CrmDb db, CancellationToken ct)
        => db.AddNamedAsync(Survey.Create(input.Name, input.Description), ct);
}
