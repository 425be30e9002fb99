using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Leads.Model;

/// <summary>The stages that the leads of a department go through, in their order.</summary>
public sealed class Pipeline : Record, INamed
{
    /// <summary>How many stages a pipeline may have.</summary>
    public const int MostStages = 50;

    private readonly List<PipelineStage> _stages = [];

    private Pipeline() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The stages in their order.</summary>
    public IReadOnlyList<PipelineStage> Stages => _stages;

    /// <summary>Where leads begin.</summary>
    internal Stage? First => _stages.MinBy(s => s.Position)?.Stage;

    internal bool Has(Guid? stageId) => _stages.Exists(s => s.StageId == stageId);

    internal static Result<Pipeline> Create(string name, IReadOnlyList<Stage> stages) => new Pipeline().Change(name, stages);

    /// <summary>Changes what is given. Refused, the pipeline is as it was.</summary>
    internal Result<Pipeline> Change(Optional<string> name, IReadOnlyList<Stage>? stages)
    {
        var problems = new Problems();
        var read = name.IsGiven ? problems.Required(name.Value, "name", 100) : Name;
        if (problems.Any)
            return problems.All;
        Name = read;
        if (stages is not null)
            Order(stages);
        return this;
    }

    private void Order(IReadOnlyList<Stage> stages)
    {
        _stages.RemoveAll(s => stages.All(other => other.Id != s.StageId));
        for (var i = 0; i < stages.Count; i++)
        {
            var place = _stages.Find(s => s.StageId == stages[i].Id);
            if (place is null)
                _stages.Add(place = new PipelineStage(Id, stages[i]));
            place.Position = i + 1;
        }
    }
}

/// <summary>A stage in its place in a pipeline.</summary>
public sealed class PipelineStage : Entity, IPartOf<Pipeline>
{
    private PipelineStage() { } // EF

    internal PipelineStage(Guid pipelineId, Stage stage) => (PipelineId, Stage, StageId) = (pipelineId, stage, stage.Id);

    public Guid PipelineId { get; private set; }

    public Guid StageId { get; private set; }

    /// <summary>The stage.</summary>
    public Stage Stage { get; private set; } = null!;

    /// <summary>The place in the order, from 1.</summary>
    public int Position { get; internal set; }

    Guid IPart.OwnerId => PipelineId;
}
