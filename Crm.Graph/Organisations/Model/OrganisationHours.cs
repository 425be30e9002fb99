using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Organisations.Model;

/// <summary>When an organisation is open, on one day of the week and for one kind of operation.</summary>
public sealed class OpeningHours : OrganisationPart
{
    private OpeningHours() { } // EF

    /// <summary>The day of the week.</summary>
    public Weekday DayOfWeek { get; private set; }

    /// <summary>When it opens, in the organisation's time zone: 09:00.</summary>
    public string Opens { get; private set; } = "";

    /// <summary>When it closes; at or before the time when it opens is on the day after.</summary>
    public string Closes { get; private set; } = "";

    /// <summary>What it is open for.</summary>
    public OperationType Operation { get; private set; }

    internal static OpeningHours Read(OpeningHoursInput input, Problems problems) => new()
    {
        DayOfWeek = input.DayOfWeek,
        Opens = Time(input.Opens, "opens", problems),
        Closes = Time(input.Closes, "closes", problems),
        Operation = input.Operation,
    };

    private static string Time(string? text, string field, Problems problems)
    {
        if (TimeOnly.TryParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture, default, out _))
            return text!;
        problems.Add(new DomainError(Codes.Invalid, "Expected a time of the day, such as 09:00.", field));
        return "";
    }
}

/// <summary>An operation that an organisation does not offer for the time being.</summary>
public sealed class ClosedOperation : OrganisationPart
{
    private ClosedOperation() { } // EF

    internal ClosedOperation(OperationType operation) => Operation = operation;

    /// <summary>What it is closed for.</summary>
    public OperationType Operation { get; private set; }
}

/// <summary>What an organisation is open for.</summary>
public enum OperationType
{
    /// <summary>Customers come and stay.</summary>
    DirectSale,
    /// <summary>Customers pick up what they have ordered.</summary>
    PickUp,
    /// <summary>Customers have it delivered.</summary>
    Delivery,
}

/// <summary>The days of the week.</summary>
public enum Weekday
{
    /// <summary>Monday.</summary>
    Monday,
    /// <summary>Tuesday.</summary>
    Tuesday,
    /// <summary>Wednesday.</summary>
    Wednesday,
    /// <summary>Thursday.</summary>
    Thursday,
    /// <summary>Friday.</summary>
    Friday,
    /// <summary>Saturday.</summary>
    Saturday,
    /// <summary>Sunday.</summary>
    Sunday,
}
