using System.ComponentModel.DataAnnotations.Schema;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Leads.Model;

/// <summary>What the customer and the organisation have done with each other already, and when.</summary>
[ComplexType]
public sealed record LeadProgress
{
    private const int MostVisits = 10_000;

    /// <summary>How often the customer came.</summary>
    public int VisitCount { get; init; }

    /// <summary>How often the customer came before the sale.</summary>
    public int PresaleVisitCount { get; init; }

    /// <summary>How often the customer came after the sale.</summary>
    public int PostsaleVisitCount { get; init; }

    /// <summary>Whether the customer was walked around the goods.</summary>
    public bool IsWalkAroundDone { get; init; }

    /// <summary>When the customer was walked around the goods.</summary>
    public DateTimeOffset? WalkAroundDate { get; init; }

    /// <summary>Whether there was a test drive.</summary>
    public bool? TestDriveDone { get; init; }

    /// <summary>When the test drive was.</summary>
    public DateTimeOffset? TestDriveDate { get; init; }

    /// <summary>Whether somebody else took the customer over during a visit.</summary>
    public bool IsTakeOver { get; init; }

    /// <summary>When the customer was taken over.</summary>
    public DateTimeOffset? TakeOverDate { get; init; }

    /// <summary>Whether what the customer gives in payment was appraised.</summary>
    public bool? TradeInAppraisalDone { get; init; }

    /// <summary>When it was appraised.</summary>
    public DateTimeOffset? TradeInAppraisalDate { get; init; }

    /// <summary>Whether an offer was made.</summary>
    public bool? OfferMade { get; init; }

    /// <summary>When the offer was made.</summary>
    public DateTimeOffset? OfferMadeDate { get; init; }

    /// <summary>Whether credit was applied for.</summary>
    public bool? CreditApplicationSubmitted { get; init; }

    /// <summary>When credit was applied for.</summary>
    public DateTimeOffset? CreditApplicationSubmittedDate { get; init; }

    /// <summary>Whether the customer placed an order.</summary>
    public bool? OrderPlaced { get; init; }

    /// <summary>When the order was placed.</summary>
    public DateTimeOffset? OrderDate { get; init; }

    /// <summary>As it is kept: what is given a date is done, what comes to be done without one was done now, and what is not done has none.</summary>
    internal LeadProgress Read(LeadProgress before, Setting here, Problems problems)
    {
        problems.Within<int>(VisitCount, 0, MostVisits, "visitCount");
        problems.Within<int>(PresaleVisitCount, 0, MostVisits, "presaleVisitCount");
        problems.Within<int>(PostsaleVisitCount, 0, MostVisits, "postsaleVisitCount");
        var walkAround = Settle(IsWalkAroundDone, WalkAroundDate, before.IsWalkAroundDone, before.WalkAroundDate, here);
        var testDrive = Settle(TestDriveDone, TestDriveDate, before.TestDriveDone, before.TestDriveDate, here);
        var takeOver = Settle(IsTakeOver, TakeOverDate, before.IsTakeOver, before.TakeOverDate, here);
        var tradeIn = Settle(TradeInAppraisalDone, TradeInAppraisalDate, before.TradeInAppraisalDone, before.TradeInAppraisalDate, here);
        var offer = Settle(OfferMade, OfferMadeDate, before.OfferMade, before.OfferMadeDate, here);
        var credit = Settle(CreditApplicationSubmitted, CreditApplicationSubmittedDate, before.CreditApplicationSubmitted, before.CreditApplicationSubmittedDate, here);
        var order = Settle(OrderPlaced, OrderDate, before.OrderPlaced, before.OrderDate, here);
        return this with
        {
            IsWalkAroundDone = walkAround.Done == true,
            WalkAroundDate = walkAround.On,
            TestDriveDone = testDrive.Done,
            TestDriveDate = testDrive.On,
            IsTakeOver = takeOver.Done == true,
            TakeOverDate = takeOver.On,
            TradeInAppraisalDone = tradeIn.Done,
            TradeInAppraisalDate = tradeIn.On,
            OfferMade = offer.Done,
            OfferMadeDate = offer.On,
            CreditApplicationSubmitted = credit.Done,
            CreditApplicationSubmittedDate = credit.On,
            OrderPlaced = order.Done,
            OrderDate = order.On,
        };
    }

    private static (bool? Done, DateTimeOffset? On) Settle(bool? done, DateTimeOffset? on, bool? wasDone, DateTimeOffset? wasOn, Setting here)
    {
        if (done == true)
            return (true, on ?? (wasDone == true ? null : here.Now));
        return on is not null && on != wasOn ? (true, on) : (done, null);
    }
}
