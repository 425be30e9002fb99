using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Leads.Model;
using Crm.Graph.Products.Model;
using Crm.Graph.ThirdParties.Model;

namespace Crm.Graph.Leads;

internal sealed class LeadFields : RecordCatalogue<Lead>
{
    public LeadFields()
    {
        Field(l => l.Number).AsKey().Searchable();
        Field(l => l.Subject).Searchable();
        Field(l => l.Description);
        Field(l => l.State);
        One(l => l.Contact).Needs("contacts:read");
        One(l => l.Account).Needs("accounts:read");
        One(l => l.Department);
        One(l => l.Franchise);
        One(l => l.Source);
        One(l => l.Stage);
        Field(l => l.StageEnteredOn);
        One(l => l.Owner).Needs("users:read");
        Many<LeadAssignee, User>("assignees", a => a.LeadId, a => a.User).Needs("users:read");
        Details();
        Progress();
        Life();
        Offers();
        Parts<ThirdPartyId>("thirdPartyIds", t => t.RecordId).Describe("The ids by which other systems know the lead, at most one of each.");
    }

    private void Details()
    {
        Field(l => l.Category).Searchable();
        Field(l => l.Direction);
        Field(l => l.IsQualified);
        Field(l => l.CustomerInitiated);
        Field(l => l.Priority);
        Field(l => l.DueDate);
        Field(l => l.ExpectedDeliveryDate);
        Field(l => l.AutomationDay);
        Field(l => l.MakeStr).Searchable();
        Field(l => l.ModelStr).Searchable();
        Field(l => l.YearStr).Searchable();
        Field(l => l.TrimStr).Searchable();
        Field(l => l.InTransit);
        Field(l => l.Cpo);
        Field(l => l.Demo);
        Field(l => l.FormName).Searchable();
        Field(l => l.UtmCampaign);
        Field(l => l.UtmSource);
        Field(l => l.LeadHandlingInstructions);
    }

    /// <summary>In the row a group of values, to callers fields of the lead like all others.</summary>
    private void Progress()
    {
        Field("visitCount", l => l.Progress.VisitCount);
        Field("presaleVisitCount", l => l.Progress.PresaleVisitCount);
        Field("postsaleVisitCount", l => l.Progress.PostsaleVisitCount);
        Field("isWalkAroundDone", l => l.Progress.IsWalkAroundDone);
        Field("walkAroundDate", l => l.Progress.WalkAroundDate);
        Field("testDriveDone", l => l.Progress.TestDriveDone);
        Field("testDriveDate", l => l.Progress.TestDriveDate);
        Field("isTakeOver", l => l.Progress.IsTakeOver);
        Field("takeOverDate", l => l.Progress.TakeOverDate);
        Field("tradeInAppraisalDone", l => l.Progress.TradeInAppraisalDone);
        Field("tradeInAppraisalDate", l => l.Progress.TradeInAppraisalDate);
        Field("offerMade", l => l.Progress.OfferMade);
        Field("offerMadeDate", l => l.Progress.OfferMadeDate);
        Field("creditApplicationSubmitted", l => l.Progress.CreditApplicationSubmitted);
        Field("creditApplicationSubmittedDate", l => l.Progress.CreditApplicationSubmittedDate);
        Field("orderPlaced", l => l.Progress.OrderPlaced);
        Field("orderDate", l => l.Progress.OrderDate);
    }

    private void Life()
    {
        Field(l => l.DateFirstModified);
        One(l => l.FirstModifiedBy);
        Field(l => l.FirstOpenDate);
        One(l => l.FirstOpenBy);
        Field(l => l.SoldDate);
        One(l => l.SoldBy);
        Field(l => l.LostDate);
        One(l => l.LostBy);
        Field(l => l.LostReason);
        Field(l => l.IsLostApproved);
        Field(l => l.ConnectionClosedDate);
        One(l => l.ConnectionClosedBy);
        Many<LeadStep>("steps", s => s.LeadId);
        Many<StageVisit>("stageHistory", v => v.LeadId);
    }

    private void Offers()
    {
        Field(l => l.Currency);
        Money(l => l.Value, l => l.Currency);
        Money(l => l.Cost, l => l.Currency);
        Field("margin", l => l.Value - l.Cost).In("currency").Describe("What is earned with it: the value less the cost.");
        Parts<LeadProduct>("products", p => p.LeadId);
        Many<LeadIncentive, Incentive>("incentives", l => l.LeadId, l => l.Incentive).Needs("products:read");
        Many<LeadPackage, Package>("packages", l => l.LeadId, l => l.Package).Needs("products:read");
        Many<LeadSurvey, Survey>("surveys", l => l.LeadId, l => l.Survey).Needs("products:read");
        Many<CreditAssessment>("creditAssessments", a => a.LeadId).Needs("credit-assessments:read").Describe("What was found out about whether the customer can pay.");
    }
}
