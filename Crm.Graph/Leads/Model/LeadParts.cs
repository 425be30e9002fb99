using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Products.Model;

namespace Crm.Graph.Leads.Model;

/// <summary>That a user is to work on a lead.</summary>
public sealed class LeadAssignee : Entity, IPartOf<Lead>
{
    private LeadAssignee() { } // EF

    internal LeadAssignee(Lead lead, User user) => (Lead, LeadId, User, UserId) = (lead, lead.Id, user, user.Id);

    public Guid LeadId { get; private set; }

    public Lead Lead { get; private set; } = null!;

    public Guid UserId { get; private set; }

    public User User { get; private set; } = null!;

    Guid IPart.OwnerId => LeadId;
}

/// <summary>That a lead is offered an incentive.</summary>
public sealed class LeadIncentive : Entity, IPartOf<Lead>
{
    private LeadIncentive() { } // EF

    internal LeadIncentive(Lead lead, Incentive incentive) => (LeadId, Incentive, IncentiveId) = (lead.Id, incentive, incentive.Id);

    public Guid LeadId { get; private set; }

    public Guid IncentiveId { get; private set; }

    public Incentive Incentive { get; private set; } = null!;

    Guid IPart.OwnerId => LeadId;
}

/// <summary>That a lead is offered a package.</summary>
public sealed class LeadPackage : Entity, IPartOf<Lead>
{
    private LeadPackage() { } // EF

    internal LeadPackage(Lead lead, Package package) => (LeadId, Package, PackageId) = (lead.Id, package, package.Id);

    public Guid LeadId { get; private set; }

    public Guid PackageId { get; private set; }

    public Package Package { get; private set; } = null!;

    Guid IPart.OwnerId => LeadId;
}

/// <summary>That the customer of a lead is asked a survey.</summary>
public sealed class LeadSurvey : Entity, IPartOf<Lead>
{
    private LeadSurvey() { } // EF

    internal LeadSurvey(Lead lead, Survey survey) => (LeadId, Survey, SurveyId) = (lead.Id, survey, survey.Id);

    public Guid LeadId { get; private set; }

    public Guid SurveyId { get; private set; }

    public Survey Survey { get; private set; } = null!;

    Guid IPart.OwnerId => LeadId;
}
