using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Leads.Model;

// The steps of a lead's life: each is in the table of LeadLife or refused, recorded with who and when, and announced once.
public sealed partial class Lead
{
    /// <summary>When it was first changed.</summary>
    public DateTimeOffset? DateFirstModified { get; private set; }

    public Guid? FirstModifiedById { get; private set; }

    /// <summary>Who first changed it.</summary>
    public Actor? FirstModifiedBy { get; private set; }

    /// <summary>When somebody first opened it to work on it.</summary>
    public DateTimeOffset? FirstOpenDate { get; private set; }

    public Guid? FirstOpenById { get; private set; }

    /// <summary>Who first opened it.</summary>
    public Actor? FirstOpenBy { get; private set; }

    /// <summary>When it was sold.</summary>
    public DateTimeOffset? SoldDate { get; private set; }

    public Guid? SoldById { get; private set; }

    /// <summary>Who marked it as sold.</summary>
    public Actor? SoldBy { get; private set; }

    /// <summary>When it was said to be lost.</summary>
    public DateTimeOffset? LostDate { get; private set; }

    public Guid? LostById { get; private set; }

    /// <summary>Who said that it is lost.</summary>
    public Actor? LostBy { get; private set; }

    /// <summary>Why it was lost.</summary>
    public string? LostReason { get; private set; }

    /// <summary>Whether somebody who may has agreed that it is lost; null while nobody said so.</summary>
    public bool? IsLostApproved { get; private set; }

    /// <summary>When it was closed: sold, or lost with approval.</summary>
    public DateTimeOffset? ConnectionClosedDate { get; private set; }

    public Guid? ConnectionClosedById { get; private set; }

    /// <summary>Who closed it.</summary>
    public Actor? ConnectionClosedBy { get; private set; }

    internal LeadPhase Phase => (IsDeleted, State, IsLostApproved) switch
    {
        (true, _, _) => LeadPhase.Deleted,
        (_, LeadState.Open, _) => LeadPhase.Open,
        (_, LeadState.Sold, _) => LeadPhase.Sold,
        (_, _, true) => LeadPhase.Lost,
        _ => LeadPhase.Losing,
    };

    /// <summary>Gives it to those who are to work on it from now on; the first of them is its owner.</summary>
    internal Result<Lead> Assign(IReadOnlyList<User> users, Setting here)
    {
        if (Refuses(LeadAction.Assign) is { } error)
            return error;
        if (users.Count == 0)
            return LeadErrors.NobodyGiven();
        Touch(here);
        SetAssignees(users);
        Note(LeadStepKind.Assigned, here);
        Raise(LeadEvents.Assigned);
        return this;
    }

    /// <summary>Moves it to another stage of its department's pipeline.</summary>
    internal Result<Lead> MoveTo(Stage stage, Setting here)
    {
        if (Refuses(LeadAction.Move) is { } error)
            return error;
        if (StageId == stage.Id)
            return LeadErrors.AlreadyThere(stage);
        if (Department.Pipeline is { } pipeline && !pipeline.Has(stage.Id))
            return LeadErrors.NotInPipeline(stage, pipeline);
        Touch(here);
        MoveInto(stage, here);
        return this;
    }

    /// <summary>The customer bought.</summary>
    internal Result<Lead> Sell(Setting here)
    {
        if (Refuses(LeadAction.Sell) is { } error)
            return error;
        Touch(here);
        State = LeadState.Sold;
        (SoldDate, SoldById) = (here.Now, here.ActorId);
        (ConnectionClosedDate, ConnectionClosedById) = (here.Now, here.ActorId);
        Rest(here);
        Note(LeadStepKind.Sold, here);
        Raise(LeadEvents.Sold);
        return this;
    }

    /// <summary>The customer did not buy. It is closed once somebody who may has agreed.</summary>
    internal Result<Lead> Lose(string? reason, Setting here)
    {
        if (Refuses(LeadAction.Lose) is { } error)
            return error;
        Touch(here);
        State = LeadState.Lost;
        (LostDate, LostById, LostReason, IsLostApproved) = (here.Now, here.ActorId, reason, false);
        Rest(here);
        Note(LeadStepKind.Lost, here, reason);
        Raise(LeadEvents.Lost);
        return this;
    }

    /// <summary>Somebody who may agrees that it is lost.</summary>
    internal Result<Lead> ApproveLoss(Setting here)
    {
        if (Refuses(LeadAction.ApproveLoss) is { } error)
            return error;
        Touch(here);
        IsLostApproved = true;
        (ConnectionClosedDate, ConnectionClosedById) = (here.Now, here.ActorId);
        Note(LeadStepKind.LossApproved, here);
        Raise(LeadEvents.LossApproved);
        return this;
    }

    /// <summary>It is worked on again, in the stage that it was in. What is recorded of the sale or the loss stays in its steps only.</summary>
    internal Result<Lead> Reopen(string? reason, Setting here)
    {
        if (Refuses(LeadAction.Reopen) is { } error)
            return error;
        Touch(here);
        State = LeadState.Open;
        OpenOfContactId = ContactId;
        (SoldDate, SoldById, SoldBy) = (null, null, null);
        (LostDate, LostById, LostBy, LostReason, IsLostApproved) = (null, null, null, null, null);
        (ConnectionClosedDate, ConnectionClosedById, ConnectionClosedBy) = (null, null, null);
        if (Stage is { } stage)
            Enter(stage, here);
        Note(LeadStepKind.Reopened, here, reason);
        Raise(LeadEvents.Reopened);
        return this;
    }

    /// <summary>Deleting twice is deleting once.</summary>
    internal Result<Lead> Delete(Setting here)
    {
        if (Refuses(LeadAction.Delete) is { } error)
            return error;
        if (IsDeleted)
            return this;
        Touch(here);
        IsDeleted = true;
        Rest(here);
        Note(LeadStepKind.Deleted, here);
        return this;
    }

    private DomainError? Refuses(LeadAction action) => LeadLife.After(Phase, action) is null ? LeadErrors.NotNow(this, action) : null;

    private void Touch(Setting here)
    {
        if (DateFirstModified is null)
            (DateFirstModified, FirstModifiedById) = (here.Now, here.ActorId);
    }

    private void Note(LeadStepKind kind, Setting here, string? note = null) => _steps.Add(new LeadStep(this, kind, note, here));

    private void MoveInto(Stage stage, Setting here)
    {
        Leave(here);
        Enter(stage, here);
        Note(LeadStepKind.Moved, here);
        Raise(LeadEvents.StageChanged);
    }

    private void Enter(Stage stage, Setting here)
    {
        (Stage, StageId, StageEnteredOn) = (stage, stage.Id, here.Now);
        _stageHistory.Add(new StageVisit(this, stage, here));
    }

    private void Leave(Setting here) => _stageHistory.Find(v => v.LeftOn is null)?.Leave(here);

    /// <summary>Nobody works on it: its time in the stage ends, and it is not among its contact's open leads.</summary>
    private void Rest(Setting here)
    {
        Leave(here);
        OpenOfContactId = Guid.Empty;
    }
}
