using Crm.Graph.Kernel.Fields;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads;

internal sealed class LeadProductFields : FieldCatalogue<LeadProduct>
{
    public LeadProductFields()
    {
        Field(p => p.Id);
        One(p => p.Product).Needs("products:read");
        Field(p => p.Quantity);
        Money(p => p.Cost, p => p.Currency);
        Money(p => p.SalesPrice, p => p.Currency);
        Field("margin", p => p.SalesPrice - p.Cost).In("currency").Describe("What is earned with one: the sales price less the cost.");
        Money(p => p.Total, p => p.Currency);
        Money(p => p.TotalCost, p => p.Currency);
        Field("totalMargin", p => p.Total - p.TotalCost).In("currency").Describe("What is earned with all of them.");
        Field(p => p.Currency);
        Field(p => p.DateCreated);
    }
}

internal sealed class LeadStepFields : FieldCatalogue<LeadStep>
{
    public LeadStepFields()
    {
        Field(s => s.Id);
        Field(s => s.Kind);
        Field(s => s.State);
        One(s => s.Stage);
        Field(s => s.Note);
        Field(s => s.TakenOn);
        One(s => s.TakenBy);
    }
}

internal sealed class StageVisitFields : FieldCatalogue<StageVisit>
{
    public StageVisitFields()
    {
        Field(v => v.Id);
        One(v => v.Lead);
        One(v => v.Stage);
        Field(v => v.EnteredOn);
        One(v => v.EnteredBy);
        Field(v => v.LeftOn);
        One(v => v.LeftBy);
        Field(v => v.SecondsInStage);
    }
}

internal sealed class CreditAssessmentFields : RecordCatalogue<CreditAssessment>
{
    public CreditAssessmentFields()
    {
        Field(a => a.Result);
        Field(a => a.Score);
        Field(a => a.AssessedBy);
        Field(a => a.AssessedOn);
        Money(a => a.Amount, a => a.Currency);
        Field(a => a.Currency);
        Field(a => a.Notes);
    }
}
