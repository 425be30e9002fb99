using System.ComponentModel.DataAnnotations.Schema;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Contacts.Model;

/// <summary>What is known about a person.</summary>
[ComplexType]
public sealed record Demographics
{
    /// <summary>The gender.</summary>
    public Gender? Gender { get; init; }

    /// <summary>The day of birth.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>The day of the year on which the name is celebrated.</summary>
    public NameDay NameDay { get; init; } = new();

    /// <summary>The passport.</summary>
    public Passport Passport { get; init; } = new();

    /// <summary>The identity document.</summary>
    public IdDocument IdDocument { get; init; } = new();

    internal Demographics Read(DateOnly today, Problems problems)
    {
        problems.Within(DateOfBirth, new DateOnly(1850, 1, 1), today, "dateOfBirth");
        return this with
        {
            NameDay = NameDay.Read(problems.At("nameDay")),
            Passport = Passport.Read(problems.At("passport")),
            IdDocument = IdDocument.Read(problems.At("idDocument")),
        };
    }
}

/// <summary>A day of the year on which a name is celebrated.</summary>
[ComplexType]
public sealed record NameDay
{
    /// <summary>The month, from 1 to 12.</summary>
    public int? Month { get; init; }

    /// <summary>The day of the month.</summary>
    public int? Day { get; init; }

    internal NameDay Read(Problems problems)
    {
        problems.Within(Month, 1, 12, "month");
        // The year is any leap year: the 29th of February is somebody's name day.
        problems.Within(Day, 1, Month is >= 1 and <= 12 ? DateTime.DaysInMonth(2024, Month.Value) : 31, "day");
        if (Month is null != Day is null)
            problems.Add(new DomainError(Codes.Required, "Month and day go together.", Month is null ? "month" : "day"));
        return this;
    }
}

/// <summary>A passport.</summary>
[ComplexType]
public sealed record Passport
{
    /// <summary>The number of the passport.</summary>
    public string? Number { get; init; }

    /// <summary>The country that issued it (ISO 3166 alpha-3).</summary>
    public string? IssueCountry { get; init; }

    /// <summary>The last day on which it is valid.</summary>
    public DateOnly? ExpiryDate { get; init; }

    internal Passport Read(Problems problems) => this with
    {
        Number = problems.Text(Number, "number", 50),
        IssueCountry = problems.Country(IssueCountry, "issueCountry"),
    };
}

/// <summary>An identity document.</summary>
[ComplexType]
public sealed record IdDocument
{
    /// <summary>The number of the document.</summary>
    public string? Number { get; init; }

    /// <summary>The country that issued it (ISO 3166 alpha-3).</summary>
    public string? IssueCountry { get; init; }

    /// <summary>The last day on which it is valid.</summary>
    public DateOnly? ExpiryDate { get; init; }

    internal IdDocument Read(Problems problems) => this with
    {
        Number = problems.Text(Number, "number", 50),
        IssueCountry = problems.Country(IssueCountry, "issueCountry"),
    };
}
