using Crm.Graph.Kernel.Fields;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads;

internal sealed class StageFields : RecordCatalogue<Stage>
{
    public StageFields() => Field(s => s.Name);
}

internal sealed class PipelineFields : RecordCatalogue<Pipeline>
{
    public PipelineFields()
    {
        Field(p => p.Name);
        Parts<PipelineStage>("stages", s => s.PipelineId);
    }
}

internal sealed class PipelineStageFields : FieldCatalogue<PipelineStage>
{
    public PipelineStageFields()
    {
        Field(s => s.Id);
        One(s => s.Stage);
        SortedBy = Field(s => s.Position);
    }
}

internal sealed class DepartmentFields : RecordCatalogue<Department>
{
    public DepartmentFields()
    {
        Field(d => d.Name);
        One(d => d.Franchise);
        One(d => d.Pipeline);
        One(d => d.Team).Needs("teams:read");
    }
}

internal sealed class FranchiseFields : RecordCatalogue<Franchise>
{
    public FranchiseFields()
    {
        Field(f => f.Name);
        Field(f => f.Code);
        Field(f => f.IsActive);
    }
}

internal sealed class LeadSourceFields : RecordCatalogue<LeadSource>
{
    public LeadSourceFields() => Field(s => s.Name);
}
