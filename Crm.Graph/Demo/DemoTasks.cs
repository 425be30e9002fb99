using Bogus;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Leads.Model;
using Crm.Graph.Tasks.Model;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Demo;

/// <summary>Makes up tasks for every fourth contact and appointments for every sixth, from some weeks before the demo's last day until months after it: on any of those days something is due.</summary>
internal sealed class DemoTasks
{
    private const int EveryTask = 4;
    private const int EveryAppointment = 6;

    /// <summary>For how many days after the last one something is planned.</summary>
    private const int Ahead = 120;

    /// <summary>By how many days something is put off that would have been before its contact was known.</summary>
    private const int Late = 70;

    private static readonly (TaskType Type, string Title)[] Work =
    [
        (TaskType.Call, "Call {0} back"), (TaskType.Call, "Ask {0} about the offer"), (TaskType.Email, "Send {0} the brochure"), (TaskType.Sms, "Tell {0} that the goods are here"),
        (TaskType.FollowUp, "Ask {0} how it went"), (TaskType.Meeting, "Meet {0} in the shop"), (TaskType.Reminder, "Renew the membership of {0}"), (TaskType.Other, "Pack the order of {0}"),
    ];

    private static readonly string[] Occasions = ["Test ride", "Fitting", "Consultation", "Guided tour"];

    // Ids and luck of its own: all else is the same with and without them.
    private readonly DemoIds _ids;
    private readonly DemoTime _time;
    private readonly DemoSellers _sellers;
    private readonly int _seed;

    public DemoTasks(Caller caller, int seed, DemoSellers sellers)
    {
        (_ids, _seed, _sellers) = (new DemoIds(seed + 400), seed, sellers);
        _time = new DemoTime(caller, _ids);
    }

    /// <summary>The task about the contact of this index, where there is one.</summary>
    public Task? TaskOf(Contact contact, Account? account, Lead? lead, int index)
    {
        if (index % EveryTask != 0)
            return null;
        using var ids = Ids.From(_ids.Next);
        var random = Luck(index, 400);
        // The first one is always open: examples complete it.
        var isOpen = index == 0 || random.Bool(0.7f);
        var due = At(contact, random, isOpen ? -20 : -40, isOpen ? Ahead : -1);
        var created = PlannedOn(contact, due, random);
        _ = _time.At(created);
        var (type, title) = random.ArrayElement(Work);
        var details = new TaskDetails
        {
            Title = string.Format(System.Globalization.CultureInfo.InvariantCulture, title, contact.Name),
            Type = type,
            Note = random.Bool(0.2f) ? "Not before ten o'clock." : null,
            Start = random.Bool(0.5f) ? due.AddMinutes(-30 * random.Number(1, 4)) : null,
            End = due,
        };
        var task = _time.Made(Task.Create(details, Links(contact, random.Bool(0.3f) ? account : null, lead, random), fromAutomation: type == TaskType.FollowUp).Value, created);
        if (!isOpen)
        {
            var done = DemoTime.After(created, random);
            _ = task.Complete(_time.At(done)).Value;
            _time.Changed(task, done);
        }
        return task;
    }

    /// <summary>The appointment with the contact of this index, where there is one.</summary>
    public Appointment? AppointmentOf(Contact contact, Account? account, Lead? lead, int index)
    {
        if (index % EveryAppointment != 0)
            return null;
        using var ids = Ids.From(_ids.Next);
        var random = Luck(index, 500);
        var start = At(contact, random, -45, Ahead);
        var created = PlannedOn(contact, start, random);
        var occasion = random.ArrayElement(Occasions);
        var details = new AppointmentDetails
        {
            Title = $"{occasion} with {contact.Name}",
            Type = occasion,
            Start = start,
            End = start.AddMinutes(30 * random.Number(1, 3)),
            Url = random.Bool(0.2f) ? $"https://meet.example.com/{index}" : null,
        };
        var appointment = _time.Made(Appointment.Create(details, Links(contact, account, lead, random), _time.At(created)).Value, created);
        var (at, changes) = (created, 0);
        if (random.Bool(0.4f))
            changes += Do(ref at, Between(at, start, random), here => appointment.SetConfirmed(true, here).Value);
        if (random.Bool(0.1f))
            changes += Do(ref at, Between(at, start, random), here => appointment.Cancel("The customer is ill.", here).Value);
        else if (start.AddHours(1) < DemoTime.End && random.Bool(0.15f))
            changes += Do(ref at, start.AddHours(1), here => appointment.SetNoShow(true, here).Value);
        if (changes > 0)
            _time.Changed(appointment, at, changes);
        return appointment;
    }

    /// <summary>A time at which people work, so many days after the last one, when the contact was known already.</summary>
    internal static DateTimeOffset At(Contact contact, Randomizer random, int from, int to)
    {
        var time = DemoTime.End.AddDays(random.Number(from, to)).AddHours(7 + random.Number(0, 18) * 0.5);
        return time > contact.DateCreated ? time : time.AddDays(Late);
    }

    /// <summary>When something was planned: in the weeks before it, but not before there was anybody to plan it for.</summary>
    internal static DateTimeOffset PlannedOn(Contact contact, DateTimeOffset planned, Randomizer random)
    {
        var last = planned < DemoTime.End ? planned : DemoTime.End;
        var created = Clock.Truncate(last.AddDays(-random.Double(0.5, 25)));
        return created > contact.DateCreated ? created : contact.DateCreated;
    }

    /// <summary>Some time before it begins, and before the last day.</summary>
    private static DateTimeOffset Between(DateTimeOffset from, DateTimeOffset start, Randomizer random)
        => Clock.Truncate(from + ((start < DemoTime.End ? start : DemoTime.End) - from) * random.Double(0.1, 0.9));

    private Randomizer Luck(int index, int kind) => new((int)DemoIds.Scatter((ulong)(_seed + kind) << 40 | (uint)index));

    private PlannedLinks Links(Contact contact, Account? account, Lead? lead, Randomizer random) => new(_sellers.Users[random.Number(_sellers.Users.Count - 1)], contact, account, lead);

    private int Do(ref DateTimeOffset at, DateTimeOffset next, Func<Setting, Appointment> step)
    {
        at = next > at ? next : at;
        _ = step(_time.At(at));
        return 1;
    }
}
