using Crm.Graph.Approvals.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Approvals.Model;

/// <summary>Every action on a request in every state: what is not legal is refused and changes nothing, what is legal is recorded and announced once.</summary>
public sealed class ApprovalLifeTests
{
    /// <summary>Said once more, by hand: what may be done while it waits, where that leads and how it is announced. Nothing may be done later.</summary>
    private static readonly Dictionary<string, (ApprovalState To, string Event)> Legal = new()
    {
        ["Invite"] = (ApprovalState.Pending, "LINK_ISSUED"),
        ["Agree"] = (ApprovalState.Pending, "RESPONDED"),
        ["Approve"] = (ApprovalState.Approved, "APPROVED"),
        ["Reject"] = (ApprovalState.Rejected, "REJECTED"),
        ["Cancel"] = (ApprovalState.Cancelled, "CANCELLED"),
        ["Expire"] = (ApprovalState.Expired, "EXPIRED"),
    };

    private static readonly Setting Here = Settings.Here;
    private static readonly Setting Later = Here with { Now = Here.Now.AddHours(3), ActorId = Guid.CreateVersion7() };
    private static readonly Setting TooLate = Later with { Now = Here.Now.AddDays(2) };

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var state in Enum.GetNames<ApprovalState>())
            foreach (var action in Enum.GetNames<ApprovalAction>())
                pairs.Add(state, action);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void P4_An_action_is_refused_or_recorded_and_announced_once(string state, string action)
    {
        var act = Enum.Parse<ApprovalAction>(action);
        var request = In(Enum.Parse<ApprovalState>(state), act == ApprovalAction.Agree ? 2 : 1);
        var (before, responses) = (Told(request), request.Responses.Count);
        request.ForgetRaised();

        var said = Take(request, act);

        if (state != "Pending")
        {
            Assert.Equal(["APPROVAL_NOT_PENDING id"], said);
            Assert.Equal(before, Told(request));
            Assert.Empty(request.Raised);
            return;
        }
        Assert.Empty(said);
        Assert.Equal((Legal[action].To, Legal[action].Event), (request.State, Assert.Single(request.Raised)));
        Assert.Equal(responses + (act is ApprovalAction.Agree or ApprovalAction.Approve or ApprovalAction.Reject ? 1 : 0), request.Responses.Count);
        var by = act == ApprovalAction.Expire ? TooLate : Later;
        Assert.Equal(request.State == ApprovalState.Pending ? (null, null) : ((DateTimeOffset?)by.Now, act == ApprovalAction.Expire ? null : (Guid?)by.ActorId), (request.DecidedOn, request.DecidedById));
    }

    [Fact]
    public void P4_Nobody_responds_twice_nor_to_a_request_of_his_own_nor_when_its_time_has_ended()
    {
        var request = In(ApprovalState.Pending, 2);
        Assert.Equal(["FORBIDDEN id"], request.Respond(ApprovalDecision.Rejected, null, false, Here).Said());
        Assert.Equal(["APPROVAL_EXPIRED id"], request.Respond(ApprovalDecision.Approved, null, false, TooLate).Said());
        Assert.Empty(request.Respond(ApprovalDecision.Approved, "Fine.", false, Later).Said());
        Assert.Equal(["ALREADY_RESPONDED id"], request.Respond(ApprovalDecision.Rejected, null, false, Later).Said());
        Assert.Equal((1, ApprovalState.Pending), (request.Approvals, request.State));
        Assert.Equal(["NOT_ALLOWED id"], request.Expire(Later).Said());
    }

    private static ApprovalRequest In(ApprovalState state, int required)
    {
        var user = User.Create(UserDetails.None, "a@example.com", Role.BuiltIn().Last()).Value;
        var request = ApprovalRequest.Create(new("Discount", null, required, Here.Now.AddDays(1)), new(), [new(user, null, null, null)], 5, Here).Value;
        var taken = state switch
        {
            ApprovalState.Approved => Take(request, ApprovalAction.Approve),
            ApprovalState.Rejected => Take(request, ApprovalAction.Reject),
            ApprovalState.Cancelled => Take(request, ApprovalAction.Cancel),
            ApprovalState.Expired => Take(request, ApprovalAction.Expire),
            _ => [],
        };
        Assert.Empty(taken);
        return request;
    }

    private static string[] Take(ApprovalRequest request, ApprovalAction action) => action switch
    {
        ApprovalAction.Invite => request.Invite(Guid.CreateVersion7(), null, [1], TimeSpan.FromDays(1), Later).Said(),
        ApprovalAction.Reject => request.Respond(ApprovalDecision.Rejected, "No.", false, Later).Said(),
        ApprovalAction.Cancel => request.Cancel(null, Later).Said(),
        ApprovalAction.Expire => request.Expire(TooLate).Said(),
        // As often as it takes to be approved: in these requests once.
        _ => [.. Enumerable.Range(0, action == ApprovalAction.Agree ? 1 : request.RequiredApprovals)
            .SelectMany(_ => request.Respond(ApprovalDecision.Approved, "Yes.", false, Later with { ActorId = request.RequiredApprovals == 1 ? Later.ActorId : Guid.CreateVersion7() }).Said()).Distinct()],
    };

    private static string Told(ApprovalRequest request)
        => string.Join(' ', request.State, request.Approvals, request.Responses.Count, request.DecidedOn, request.DecidedById, request.CancelReason);
}
