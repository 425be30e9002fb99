using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Products.Model;

namespace Crm.Graph.Leads.Model;

// How a lead begins, and what changes of it without being a step.
public sealed partial class Lead
{
    /// <summary>A new lead, in the stage that was named or else the first of its department's pipeline.</summary>
    internal static Result<Lead> Open(string number, string currency, LeadDetails details, LeadPlace place, Stage? stage, Setting here)
    {
        var problems = new Problems();
        var read = details.Read(problems);
        var lead = new Lead { Number = number, Currency = currency, DateCreated = here.Now };
        (lead.Contact, lead.ContactId, lead.OpenOfContactId) = (place.Contact, place.Contact.Id, place.Contact.Id);
        problems.Take(lead.Put(place));
        if (stage is not null && place.Department.Pipeline is { } pipeline && !pipeline.Has(stage.Id))
            problems.Add(LeadErrors.NotInPipeline(stage, pipeline));
        if (problems.Any)
            return problems.All;
        lead.Apply(read);
        if ((stage ?? place.Department.Pipeline?.First) is { } first)
            lead.Enter(first, here);
        return lead;
    }

    /// <summary>Who works on a new lead; nobody when there is nobody.</summary>
    internal void Begin(IReadOnlyList<User> assignees, Setting here)
    {
        if (assignees.Count == 0)
            return;
        SetAssignees(assignees);
        Note(LeadStepKind.Assigned, here);
        Raise(LeadEvents.Assigned);
    }

    /// <summary>Changes what is said of the lead and how far it has come. Refused, it is as it was.</summary>
    internal Result<Lead> Change(LeadDetails details, LeadProgress progress, bool opened, Setting here)
    {
        if (Refuses(LeadAction.Update) is { } error)
            return error;
        var problems = new Problems();
        var read = details.Read(problems);
        var progressed = progress.Read(Progress, here, problems);
        if (problems.Any)
            return problems.All;
        Touch(here);
        Apply(read);
        Progress = progressed;
        if (opened && FirstOpenDate is null)
            (FirstOpenDate, FirstOpenById) = (here.Now, here.ActorId);
        return this;
    }

    /// <summary>
    /// Moves the lead to another department, franchise, source or account. Where the department's pipeline does not have the stage of an open lead,
    /// that begins anew in the pipeline's first.
    /// </summary>
    internal Result<Lead> Transfer(LeadPlace place, Setting here)
    {
        var put = Put(place);
        if (put.Refused(out var errors))
            return errors;
        if (State == LeadState.Open && place.Department.Pipeline is { } pipeline && !pipeline.Has(StageId) && pipeline.First is { } first)
            MoveInto(first, here);
        return this;
    }

    internal void Offer(IReadOnlyList<Incentive> incentives)
        => Link(_incentives, incentives, link => link.IncentiveId, incentive => new LeadIncentive(this, incentive));

    internal void Offer(IReadOnlyList<Package> packages)
        => Link(_packages, packages, link => link.PackageId, package => new LeadPackage(this, package));

    internal void Ask(IReadOnlyList<Survey> surveys)
        => Link(_surveys, surveys, link => link.SurveyId, survey => new LeadSurvey(this, survey));

    /// <summary>Offers what another lead is offered: its products at their costs and prices there, its incentives and its packages.</summary>
    internal void OfferAs(Lead other, Setting here)
    {
        _products.AddRange(other._products.Select(p => new LeadProduct(this, p.Product, p.Quantity, p.Cost, p.SalesPrice, here)));
        (Value, Cost) = (other.Value, other.Cost);
        Offer([.. other._incentives.Select(i => i.Incentive)]);
        Offer([.. other._packages.Select(p => p.Package)]);
    }

    private static void Link<TLink, T>(List<TLink> links, IReadOnlyList<T> wanted, Func<TLink, Guid> idOf, Func<T, TLink> make) where T : Record
    {
        links.RemoveAll(link => wanted.All(w => w.Id != idOf(link)));
        foreach (var record in wanted.Where(w => !links.Exists(link => idOf(link) == w.Id)).ToList())
            links.Add(make(record));
    }

    private Result<Done> Put(LeadPlace place)
    {
        if (place.Department.FranchiseId is { } owner && owner != place.Franchise.Id)
            return LeadErrors.OfOtherFranchise(place.Department);
        (Department, DepartmentId, Franchise, FranchiseId) = (place.Department, place.Department.Id, place.Franchise, place.Franchise.Id);
        (Source, SourceId, Account, AccountId) = (place.Source, place.Source.Id, place.Account, place.Account?.Id);
        return Done.Ok;
    }

    private void SetAssignees(IReadOnlyList<User> users)
    {
        _assignees.RemoveAll(a => users.All(u => u.Id != a.UserId));
        foreach (var user in users.Where(u => !_assignees.Exists(a => a.UserId == u.Id)).ToList())
            _assignees.Add(new LeadAssignee(this, user));
        (Owner, OwnerId) = (users[0], users[0].Id);
    }
}

/// <summary>Whose lead it is and where it belongs.</summary>
internal sealed record LeadPlace(Contact Contact, Account? Account, Department Department, Franchise Franchise, LeadSource Source);
