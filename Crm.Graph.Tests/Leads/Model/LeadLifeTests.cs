using Crm.Graph.Contacts.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Leads.Model;
using Crm.Graph.Products.Model;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Leads.Model;

/// <summary>Every action on a lead in every phase of its life: what is not legal is refused and changes nothing, what is legal is recorded and announced once.</summary>
public sealed class LeadLifeTests
{
    /// <summary>Said once more, by hand: what may be done when.</summary>
    private static readonly Dictionary<string, string> Legal = new()
    {
        ["Open"] = "Update>Open Trade>Open Assign>Open Move>Open Sell>Sold Lose>Losing Delete>Deleted",
        ["Sold"] = "Update>Sold Reopen>Open Delete>Deleted",
        ["Losing"] = "Update>Losing ApproveLoss>Lost Reopen>Open Delete>Deleted",
        ["Lost"] = "Update>Lost Reopen>Open Delete>Deleted",
        ["Deleted"] = "Delete>Deleted",
    };

    /// <summary>What each step is recorded and announced as; that it is gone is said without the model.</summary>
    private static readonly Dictionary<LeadAction, (LeadStepKind Kind, string? Event)> Steps = new()
    {
        [LeadAction.Assign] = (LeadStepKind.Assigned, LeadEvents.Assigned),
        [LeadAction.Move] = (LeadStepKind.Moved, LeadEvents.StageChanged),
        [LeadAction.Sell] = (LeadStepKind.Sold, LeadEvents.Sold),
        [LeadAction.Lose] = (LeadStepKind.Lost, LeadEvents.Lost),
        [LeadAction.ApproveLoss] = (LeadStepKind.LossApproved, LeadEvents.LossApproved),
        [LeadAction.Reopen] = (LeadStepKind.Reopened, LeadEvents.Reopened),
        [LeadAction.Delete] = (LeadStepKind.Deleted, null),
    };

    private static readonly Setting Here = Settings.Here;
    private static readonly Setting Later = Here with { Now = Here.Now.AddHours(3), ActorId = Guid.CreateVersion7() };

    private static readonly Stage First = Stage.Create("First").Value;
    private static readonly Stage Second = Stage.Create("Second").Value;
    private static readonly Product Tent = Product.Create(new(null, "Tent", null, 60, 100, "EUR"), Here).Value;

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var phase in Enum.GetNames<LeadPhase>())
            foreach (var action in Enum.GetNames<LeadAction>())
                pairs.Add(phase, action);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void L4_An_action_is_refused_or_recorded_and_announced_once(string phase, string action)
    {
        var (lead, act) = (In(Enum.Parse<LeadPhase>(phase)), Enum.Parse<LeadAction>(action));
        var (steps, before) = (lead.Steps.Count, Told(lead));
        lead.ForgetRaised();

        var said = Take(lead, act);

        var to = Legal[phase].Split(' ').Select(l => l.Split('>')).SingleOrDefault(l => l[0] == action)?[1];
        if (to is null)
        {
            Assert.Equal([phase == "Deleted" ? "LEAD_DELETED id" : "INVALID_TRANSITION id"], said);
            Assert.Equal(before, Told(lead));
            Assert.Empty(lead.Raised);
            Assert.Equal(steps, lead.Steps.Count);
            return;
        }
        Assert.Empty(said);
        Assert.Equal(to, lead.Phase.ToString());
        var recorded = Steps.TryGetValue(act, out var step) && !(act == LeadAction.Delete && phase == "Deleted");
        Assert.Equal(recorded && step.Event is { } name ? [name] : [], lead.Raised);
        Assert.Equal(steps + (recorded ? 1 : 0), lead.Steps.Count);
        if (recorded)
            Assert.Equal((step.Kind, Later.Now, Later.ActorId, lead.State, lead.StageId), (lead.Steps[^1].Kind, lead.Steps[^1].TakenOn, lead.Steps[^1].TakenById, lead.Steps[^1].State, lead.Steps[^1].StageId));
        Assert.Equal(lead.Phase == LeadPhase.Open, lead.OpenOfContactId == lead.ContactId);
        Assert.Equal(lead.Phase == LeadPhase.Open ? 1 : 0, lead.StageHistory.Count(v => v.LeftOn is null));
    }

    [Fact]
    public void L4_A_stay_in_a_stage_says_from_when_to_when_by_whom_and_how_long()
    {
        var lead = In(LeadPhase.Open);
        Assert.True(lead.MoveTo(Second, Later).Succeeded);
        var (was, isThere) = (lead.StageHistory[0], lead.StageHistory[1]);
        Assert.Equal((First.Id, Here.Now, Later.Now, 3 * 3600), (was.StageId, was.EnteredOn, was.LeftOn, was.SecondsInStage));
        Assert.Equal((Here.ActorId, Later.ActorId), (was.EnteredById, was.LeftById));
        Assert.Equal((Second.Id, Later.Now, (DateTimeOffset?)null, (int?)null), (isThere.StageId, isThere.EnteredOn, isThere.LeftOn, isThere.SecondsInStage));
        Assert.Equal((Second.Id, Later.Now), (lead.StageId, lead.StageEnteredOn));
    }

    [Fact]
    public void L4_A_sale_and_a_loss_say_who_and_when_until_the_lead_is_open_again()
    {
        var lead = In(LeadPhase.Open);
        Assert.True(lead.Lose("Too dear.", Here).Succeeded);
        Assert.Equal((Here.Now, Here.ActorId, "Too dear.", false, (DateTimeOffset?)null), (lead.LostDate, lead.LostById, lead.LostReason, lead.IsLostApproved, lead.ConnectionClosedDate));
        Assert.True(lead.ApproveLoss(Later).Succeeded);
        Assert.Equal((true, Later.Now, Later.ActorId), (lead.IsLostApproved, lead.ConnectionClosedDate, lead.ConnectionClosedById));
        Assert.True(lead.Reopen("Came back.", Later).Succeeded);
        Assert.Equal((null, null, null, null, null), (lead.LostDate, lead.LostById, lead.LostReason, lead.IsLostApproved, lead.ConnectionClosedDate));
        Assert.True(lead.Sell(Later).Succeeded);
        Assert.Equal((Later.Now, Later.ActorId, Later.Now, Later.ActorId), (lead.SoldDate, lead.SoldById, lead.ConnectionClosedDate, lead.ConnectionClosedById));
        Assert.Equal(["Too dear.", null, "Came back.", null], lead.Steps.Select(s => s.Note));
    }

    private static Lead In(LeadPhase phase)
    {
        var contact = Contact.Create(new() { FirstName = "Anna", LastName = "Smith" }, [], [], Here).Value;
        var pipeline = Pipeline.Create("Pipeline", [First, Second]).Value;
        var place = new LeadPlace(contact, null, Department.Create("Shop", null, pipeline, null).Value, Franchise.Create("House", null, true).Value, LeadSource.Create("Web").Value);
        var lead = Lead.Open("LD1", "EUR", new() { Subject = "Tents" }, place, null, Here).Value;
        if (phase == LeadPhase.Sold)
            Assert.True(lead.Sell(Here).Succeeded);
        if (phase is LeadPhase.Losing or LeadPhase.Lost)
            Assert.True(lead.Lose(null, Here).Succeeded);
        if (phase == LeadPhase.Lost)
            Assert.True(lead.ApproveLoss(Here).Succeeded);
        if (phase == LeadPhase.Deleted)
            Assert.True(lead.Delete(Here).Succeeded);
        Assert.Equal(phase, lead.Phase);
        return lead;
    }

    private static string[] Take(Lead lead, LeadAction action) => action switch
    {
        LeadAction.Update => lead.Change(lead.Details with { Priority = 7 }, lead.Progress, opened: true, Later).Said(),
        LeadAction.Trade => lead.Add(Tent, 2, null, null, Later).Said(),
        LeadAction.Assign => lead.Assign([User.Create(UserDetails.None, "a@example.com", Role.BuiltIn().Last()).Value], Later).Said(),
        LeadAction.Move => lead.MoveTo(Second, Later).Said(),
        LeadAction.Sell => lead.Sell(Later).Said(),
        LeadAction.Lose => lead.Lose("Bought elsewhere.", Later).Said(),
        LeadAction.ApproveLoss => lead.ApproveLoss(Later).Said(),
        LeadAction.Reopen => lead.Reopen(null, Later).Said(),
        _ => lead.Delete(Later).Said(),
    };

    private static string Told(Lead lead) => string.Join(' ',
        lead.Phase, lead.StageId, lead.OwnerId, lead.Priority, lead.Value, lead.SoldDate, lead.LostDate, lead.LostReason, lead.ConnectionClosedDate, lead.DateFirstModified, lead.FirstOpenDate, lead.StageHistory.Count);
}
