namespace Crm.Graph.Tasks.Model;

/// <summary>The kinds of task.</summary>
public enum TaskType
{
    /// <summary>To call somebody.</summary>
    Call,
    /// <summary>To write an e-mail.</summary>
    Email,
    /// <summary>To meet somebody.</summary>
    Meeting,
    /// <summary>Anything else.</summary>
    Other,
    /// <summary>To write a text message.</summary>
    Sms,
    /// <summary>To come back to somebody; those that automations make are of this kind.</summary>
    FollowUp,
    /// <summary>To think of something.</summary>
    Reminder,
    /// <summary>To write on LinkedIn.</summary>
    LinkedinMessage,
    /// <summary>To write a direct message on another social network.</summary>
    Dm,
}

/// <summary>Whether a task is done.</summary>
public enum TaskState
{
    /// <summary>It is to be done.</summary>
    Open,
    /// <summary>It is done.</summary>
    Completed,
}
