using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Leads.Model;

/// <summary>How far a lead has come: a place in pipelines.</summary>
public sealed class Stage : Record, INamed
{
    private Stage() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    internal static Result<Stage> Create(string name) => new Stage().Rename(name);

    /// <summary>Gives it another name. Refused, it keeps the one it has.</summary>
    internal Result<Stage> Rename(string? name)
    {
        if (IsDeleted)
            return LeadErrors.Deleted(this);
        var problems = new Problems();
        var read = problems.Required(name, "name", 100);
        if (problems.Any)
            return problems.All;
        Name = read;
        return this;
    }

    /// <summary>Refused while it is in use. Deleting twice is deleting once.</summary>
    /// <param name="leads">How many leads are in it.</param>
    /// <param name="pipelines">How many pipelines have it.</param>
    internal Result<Stage> Delete(int leads, int pipelines)
    {
        if (!IsDeleted && leads + pipelines > 0)
            return LeadErrors.StageInUse(this, leads, pipelines);
        IsDeleted = true;
        return this;
    }
}
