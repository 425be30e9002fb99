using Bogus;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Demo;

/// <summary>When the demo's records are said to have been made, and by whom: in the three years before a day that never changes.</summary>
internal sealed class DemoTime(Caller caller, DemoIds ids)
{
    private const int Days = 1095;

    /// <summary>Nothing happened after this.</summary>
    public static readonly DateTimeOffset End = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Start = End.AddDays(-Days - 2);

    /// <summary>When the record of this index was made: one after the other, during the day.</summary>
    public static DateTimeOffset Of(int index, int count)
    {
        var position = (index + 0.5) / count * Days;
        var day = Math.Floor(position);
        return Clock.Truncate(Start.AddDays(day).AddHours(5 + (position - day) * 11));
    }

    /// <summary>Some time between one moment and another part of what then is left.</summary>
    public static DateTimeOffset After(DateTimeOffset time, Randomizer random, double part = 1)
        => Clock.Truncate(time + (End - time) * (random.Double() * part));

    /// <summary>What models are told of that moment; the ids of what they make are of it, too.</summary>
    public Setting At(DateTimeOffset time)
    {
        ids.MoveTo(time);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, caller.TimeZone).DateTime);
        return new(time, today, caller.Country, caller.Currency, caller.ActorId);
    }

    /// <summary>The record was made then.</summary>
    public T Made<T>(T record, DateTimeOffset time) where T : Record
    {
        (record.DateCreated, record.CreatedById) = (time, caller.ActorId);
        return record;
    }

    /// <summary>The record was changed then, for the last time.</summary>
    public void Changed(Record record, DateTimeOffset time, int times = 1)
    {
        record.Version += times;
        (record.DateModified, record.ModifiedById) = (time, caller.ActorId);
        if (record.IsDeleted)
            (record.DateDeleted, record.DeletedById) = (time, caller.ActorId);
    }
}
