using Crm.Graph.Approvals.Commands;
using Crm.Graph.Approvals.Model;
using Crm.Graph.Contacts.Commands;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Demo;

/// <summary>A few requests for approval about the first contacts and their leads: some wait, with and without a change, some are decided.</summary>
internal sealed class DemoApprovals
{
    private static readonly DateTimeOffset Asked = DemoTime.End.AddDays(-2);

    // Ids of its own: all else is the same with and without requests.
    private readonly DemoIds _ids;
    private readonly DemoTime _time;
    private readonly DemoSellers _sellers;

    public DemoApprovals(Caller caller, int seed, DemoSellers sellers)
    {
        (_ids, _sellers) = (new DemoIds(seed + 400), sellers);
        _time = new DemoTime(caller, _ids);
    }

    public void WriteTo(BulkWriter writer, DemoBatch batch)
    {
        using var ids = Ids.From(_ids.Next);
        var requests = Make(batch.Contacts.FindAll(c => !c.IsDeleted), batch.Leads);
        writer.Write(requests);
        writer.Write(requests.SelectMany(r => r.AuthorisedConditions));
        writer.Write(requests.SelectMany(r => r.Responses));
        writer.Write(requests.SelectMany(r => r.Contacts));
    }

    private List<ApprovalRequest> Make(List<Contact> contacts, List<Lead> leads)
    {
        var (customer, other, lead) = (contacts[0], contacts[^1], leads[0]);
        var discount = Ask($"A discount of 20 % for {customer.Name}", "They have been with us for years, and buy for the whole family.", new(Lead: lead), 2, OfTeam());
        Answer(discount, 0, ApprovalDecision.Approved, "They are worth it.");
        var deletion = Ask($"Delete {other.Name}", "They asked us to forget them.", new(Contact: other), 1, OfUser(0), OfUser(1));
        deletion.Await(ApprovalChangeKind.DeleteContact, StoredInput.Write(new DeleteContactInput(other.Id, other.Version)), other.Version);
        var consent = Ask("May we show your tour on our pages?", null, new(Contact: customer), 1, new NewCondition(null, customer, null, null));
        var gift = Ask($"A camping stove as a gift for {customer.Name}", null, new(Contact: customer), 1, OfTeam());
        Answer(gift, 1, ApprovalDecision.Approved, null);
        var refund = Ask("A refund without a receipt", "The receipt was lost in the rain.", new(Lead: lead), 1, OfTeam());
        Answer(refund, 2, ApprovalDecision.Rejected, "Not without a receipt.");
        return [discount, deletion, consent, gift, refund];
    }

    private ApprovalRequest Ask(string title, string? reason, ApprovalSubject subject, int needed, params NewCondition[] conditions)
        => _time.Made(ApprovalRequest.Create(new(title, reason, needed, DemoTime.End.AddDays(300)), subject, conditions, null, _time.At(Asked)).Value, Asked);

    private void Answer(ApprovalRequest request, int user, ApprovalDecision decision, string? reason)
    {
        var at = Asked.AddHours(5 + user);
        _ = request.Respond(decision, reason, byLink: false, _time.At(at) with { ActorId = _sellers.Users[user].Id }).Value;
        _time.Changed(request, at);
    }

    private NewCondition OfTeam() => new(null, null, null, _sellers.Team);

    private NewCondition OfUser(int user) => new(_sellers.Users[user], null, null, null);
}
