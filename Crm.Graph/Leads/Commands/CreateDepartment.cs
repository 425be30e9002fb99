using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Crm.Graph.Teams.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>A new department.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="FranchiseId">The franchise that it belongs to; left out for one of all franchises.</param>
/// <param name="PipelineId">The pipeline that its leads go through.</param>
/// <param name="TeamId">The team whose members get its leads in turn.</param>
public sealed record CreateDepartmentInput(string Name, RecordId? FranchiseId = null, RecordId? PipelineId = null, RecordId? TeamId = null);

/// <summary>Creates a department that leads can belong to.</summary>
internal sealed class CreateDepartment : ICommand<CreateDepartmentInput, Department>
{
    public async Task<Result<Department>> HandleAsync(CreateDepartmentInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var franchise = await db.LiveAsync<Franchise>(input.FranchiseId, problems, ct, "franchiseId");
        var pipeline = await db.LiveAsync<Pipeline>(input.PipelineId, problems, ct, "pipelineId");
        var team = await db.LiveAsync<Team>(input.TeamId, problems, ct, "teamId");
        var department = problems.Take(await db.AddNamedAsync(Department.Create(input.Name, franchise, pipeline, team), ct));
        return problems.Any ? problems.All : department!;
    }
}
