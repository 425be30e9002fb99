using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Crm.Graph.Teams.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Leads.Commands;

/// <summary>Changes of a department: what is left out stays as it is, null clears.</summary>
/// <param name="Id">The department.</param>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="FranchiseId">The franchise that it belongs to; null for one of all franchises.</param>
/// <param name="PipelineId">The pipeline that its leads go through.</param>
/// <param name="TeamId">The team whose members get its leads in turn.</param>
/// <param name="ExpectedVersion">The version of the department that the change was made for.</param>
public sealed record UpdateDepartmentInput(
    RecordId Id,
    Optional<string> Name = default,
    Optional<RecordId?> FranchiseId = default,
    Optional<RecordId?> PipelineId = default,
    Optional<RecordId?> TeamId = default,
    int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes a department. Its leads stay where they are; those to come go through the new pipeline and to the new team.</summary>
internal sealed class UpdateDepartment : ICommand<UpdateDepartmentInput, Department>
{
    public async Task<Result<Department>> HandleAsync(UpdateDepartmentInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<Department>(input.Id, input.ExpectedVersion, ct, q => q.Include(d => d.Franchise).Include(d => d.Pipeline).Include(d => d.Team));
        if (found.Refused(out var errors))
            return errors;
        var (department, problems) = (found.Value, new Problems());
        var franchise = input.FranchiseId.IsGiven ? await db.LiveAsync<Franchise>(input.FranchiseId.Value, problems, ct, "franchiseId") : department.Franchise;
        var pipeline = input.PipelineId.IsGiven ? await db.LiveAsync<Pipeline>(input.PipelineId.Value, problems, ct, "pipelineId") : department.Pipeline;
        var team = input.TeamId.IsGiven ? await db.LiveAsync<Team>(input.TeamId.Value, problems, ct, "teamId") : department.Team;
        problems.Take(await db.NamedAsync(department.Change(input.Name.Or(department.Name), franchise, pipeline, team), ct));
        return problems.Any ? problems.All : department;
    }
}
