using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Leads.Model;

/// <summary>Why something about leads, stages and pipelines is refused.</summary>
internal static class LeadErrors
{
    public const string Transition = "INVALID_TRANSITION";

    public const int MostAssignees = 20;
    public const int MostProducts = 200;
    public const int MostLinks = 50;

    public static DomainError Deleted(Stage stage)
        => new DomainError(Codes.NotAllowed, "The stage has been deleted.", "id").With("stage", stage.Id.ToString());

    public static DomainError StageInUse(Stage stage, int leads, int pipelines)
        => new DomainError("STAGE_IN_USE", $"A stage is deleted only when nothing uses it: {leads} leads are in it and {pipelines} pipelines have it.", "id").With("stage", stage.Id.ToString());

    public static DomainError NotNow(Lead lead, LeadAction action) => lead.IsDeleted
        ? new DomainError("LEAD_DELETED", "The lead has been deleted.", "id").With("lead", lead.Id.ToString())
        : new DomainError(Transition, $"{Refused(action)} {Now(lead)}", "id").With("lead", lead.Id.ToString(), lead.State.ToString().ToUpperInvariant());

    public static DomainError AlreadyThere(Stage stage)
        => new DomainError(Transition, "The lead is in this stage already.", "stageId").With("stage", stage.Id.ToString());

    public static DomainError NotInPipeline(Stage stage, Pipeline pipeline)
        => new DomainError("STAGE_NOT_IN_PIPELINE", $"Expected a stage of the department's pipeline, {pipeline.Name}.", "stageId").With("stage", stage.Id.ToString());

    public static DomainError OfOtherFranchise(Department department)
        => new DomainError(Codes.Invalid, "Expected a department of the lead's franchise, or one of all franchises.", "departmentId").With("department", department.Id.ToString());

    public static DomainError NobodyGiven() => new(Codes.Required, "Expected at least one user.", "assigneeIds");

    public static DomainError TooManyAssignees() => new(Codes.Invalid, $"Expected at most {MostAssignees} users.", "assigneeIds");

    public static DomainError UserNotFound(string id, params string[] path) => new DomainError(Codes.NotFound, "There is no user with this id.", path).With("user", id);

    public static DomainError UserSuspended(User user, params string[] path)
        => new DomainError(Codes.NotAllowed, "A suspended user is given no leads.", path).With("user", user.Id.ToString());

    public static DomainError NobodyToAssign(Department department)
        => new DomainError("NOBODY_ABLE", "The department has no team that works in turns, or nobody in it can be given work: name the users.", "assigneeIds").With("department", department.Id.ToString());

    public static DomainError TooManyProducts() => new(Codes.Invalid, $"A lead has at most {MostProducts} products.", "productId");

    public static DomainError OtherCurrency(string currency)
        => new DomainError("CURRENCY_MISMATCH", $"The lead is in {currency}: amounts of different currencies are never added.", "productId").With(currency);

    public static DomainError NoPrice(string field) => new(Codes.Required, "The product has none of its own: expected an amount.", field);

    public static DomainError TooLarge() => new(Codes.Invalid, "All products of a lead together would be worth more than can be added up.", "quantity");

    public static DomainError ProductNotOnLead(RecordId id)
        => new DomainError(Codes.NotFound, "There is no leadProduct with this id.", "id").With("leadProduct", id.Value);

    private static string Refused(LeadAction action) => action switch
    {
        LeadAction.Trade => "The products of a lead change while it is open:",
        LeadAction.Assign => "A lead is assigned while it is open:",
        LeadAction.Move => "A lead is moved while it is open:",
        LeadAction.Sell => "A lead is sold while it is open:",
        LeadAction.Lose => "A lead is lost while it is open:",
        LeadAction.ApproveLoss => "The loss of a lead is approved once, when it was said to be lost:",
        LeadAction.Reopen => "A lead is reopened that is sold or lost:",
        _ => "This cannot be done with the lead now:",
    };

    private static string Now(Lead lead) => lead.Phase switch
    {
        LeadPhase.Losing => "this one is lost, to be approved.",
        LeadPhase.Lost => "this one is lost for good.",
        LeadPhase.Sold => "this one is sold.",
        _ => "this one is open.",
    };
}
