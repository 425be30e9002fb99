using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Teams.Model;

namespace Crm.Graph.Leads.Model;

/// <summary>Who works on leads of a kind: a part of a franchise or of the organisation, with the pipeline that its leads go through and the team that gets them.</summary>
public sealed class Department : Record, INamed
{
    private Department() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    public Guid? FranchiseId { get; private set; }

    /// <summary>The franchise that it belongs to; null for one of all franchises.</summary>
    public Franchise? Franchise { get; private set; }

    public Guid? PipelineId { get; private set; }

    /// <summary>The pipeline that its leads go through; without one they may be in any stage.</summary>
    public Pipeline? Pipeline { get; private set; }

    public Guid? TeamId { get; private set; }

    /// <summary>The team whose members get its leads in turn, where nobody else is named.</summary>
    public Team? Team { get; private set; }

    internal static Result<Department> Create(string name, Franchise? franchise, Pipeline? pipeline, Team? team)
        => new Department().Change(name, franchise, pipeline, team);

    /// <summary>Says all of it anew. Refused, the department is as it was.</summary>
    internal Result<Department> Change(string? name, Franchise? franchise, Pipeline? pipeline, Team? team)
    {
        var problems = new Problems();
        var read = problems.Required(name, "name", 100);
        if (problems.Any)
            return problems.All;
        Name = read;
        (Franchise, FranchiseId) = (franchise, franchise?.Id);
        (Pipeline, PipelineId) = (pipeline, pipeline?.Id);
        (Team, TeamId) = (team, team?.Id);
        return this;
    }
}
