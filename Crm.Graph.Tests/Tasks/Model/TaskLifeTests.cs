using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Tasks.Model;
using Crm.Graph.Tests.Support;
using Xunit;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Tests.Tasks.Model;

/// <summary>What may be done with a task when, and of its reminder.</summary>
public sealed class TaskLifeTests
{
    /// <summary>Said once more, by hand: what may be done when, where that leads, and what is announced.</summary>
    private static readonly Dictionary<string, string> Legal = new()
    {
        ["Open"] = "Update>Open Complete>Completed>COMPLETED Delete>Deleted",
        ["Completed"] = "Update>Completed Reopen>Open>REOPENED Delete>Deleted",
        ["Deleted"] = "Delete>Deleted",
    };

    private static readonly Setting Here = Settings.Here;
    private static readonly Setting Later = Here with { Now = Here.Now.AddHours(3), ActorId = Guid.CreateVersion7() };
    private static readonly PlannedLinks Links = new(AUser("a@example.com"), null, null, null);

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var phase in Enum.GetNames<TaskPhase>())
            foreach (var action in Enum.GetNames<TaskAction>())
                pairs.Add(phase, action);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void T3_An_action_is_refused_or_recorded_and_announced_once(string phase, string action)
    {
        var task = In(Enum.Parse<TaskPhase>(phase));
        var before = Told(task);
        task.ForgetRaised();

        var said = Take(task, Enum.Parse<TaskAction>(action));

        var to = Legal[phase].Split(' ').Select(l => l.Split('>')).SingleOrDefault(l => l[0] == action);
        if (to is null)
        {
            Assert.Equal([phase == "Deleted" ? "TASK_DELETED id" : "INVALID_TRANSITION id"], said);
            Assert.Equal(before, Told(task));
            Assert.Empty(task.Raised);
            return;
        }
        Assert.Empty(said);
        Assert.Equal(to[1], task.Phase.ToString());
        Assert.Equal(to[2..], task.Raised);
        if (action == "Complete")
            Assert.Equal((Later.Now, Later.ActorId), (task.CompletedOn, task.CompletedById));
        Assert.Equal(task.State == TaskState.Completed, task.CompletedOn is not null);
        Assert.Equal(task.Phase == TaskPhase.Open ? task.ReminderOn : null, task.PendingReminderOn);
    }

    [Fact]
    public void T2_A_reminder_is_given_once_at_its_time_and_another_time_is_another_reminder()
    {
        var task = In(TaskPhase.Open);
        task.ForgetRaised();
        Assert.False(task.Remind(task.ReminderOn!.Value.AddMilliseconds(-1)));
        Assert.True(task.Remind(task.ReminderOn.Value));
        Assert.Equal(["REMINDER"], task.Raised);
        Assert.Equal(task.ReminderOn, task.RemindedOn);
        Assert.False(task.Remind(Later.Now));
        Assert.True(task.Change(task.Details with { Note = "n" }, Links).Succeeded);
        Assert.True(task.Complete(Here).Succeeded && task.Reopen().Succeeded);
        Assert.False(task.Remind(Later.Now));
        Assert.True(task.Change(task.Details with { ReminderOn = Later.Now }, Links).Succeeded);
        Assert.Null(task.RemindedOn);
        Assert.True(task.Remind(Later.Now));
    }

    private static User AUser(string email) => User.Create(UserDetails.None, email, Role.BuiltIn().Last()).Value;

    private static Task In(TaskPhase phase)
    {
        var task = Task.Create(new() { Title = "Call back", ReminderOn = Here.Now.AddHours(1) }, Links, fromAutomation: false).Value;
        if (phase == TaskPhase.Completed)
            Assert.True(task.Complete(Here).Succeeded);
        if (phase == TaskPhase.Deleted)
            Assert.True(task.Delete().Succeeded);
        Assert.Equal(phase, task.Phase);
        return task;
    }

    private static string[] Take(Task task, TaskAction action) => action switch
    {
        TaskAction.Update => task.Change(task.Details with { Note = "Twice." }, Links).Said(),
        TaskAction.Complete => task.Complete(Later).Said(),
        TaskAction.Reopen => task.Reopen().Said(),
        _ => task.Delete().Said(),
    };

    private static string Told(Task task) => string.Join(' ', task.Phase, task.Note, task.CompletedOn, task.CompletedById, task.PendingReminderOn);
}
