using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Contacts.Commands;

/// <summary>What is known about a person; in an update, what is left out stays as it is.</summary>
/// <param name="Gender">The gender.</param>
/// <param name="DateOfBirth">The day of birth, not in the future.</param>
/// <param name="NameDay">The day of the year on which the name is celebrated.</param>
/// <param name="Passport">The passport.</param>
/// <param name="IdDocument">The identity document.</param>
public sealed record DemographicsInput(
    Optional<Gender?> Gender = default,
    Optional<DateOnly?> DateOfBirth = default,
    Optional<NameDayInput> NameDay = default,
    Optional<PassportInput> Passport = default,
    Optional<IdDocumentInput> IdDocument = default)
{
    internal Demographics Of(Demographics current) => new()
    {
        Gender = Gender.Or(current.Gender),
        DateOfBirth = DateOfBirth.Or(current.DateOfBirth),
        NameDay = NameDay.IsGiven ? NameDay.Value?.Of(current.NameDay) ?? new() : current.NameDay,
        Passport = Passport.IsGiven ? Passport.Value?.Of(current.Passport) ?? new() : current.Passport,
        IdDocument = IdDocument.IsGiven ? IdDocument.Value?.Of(current.IdDocument) ?? new() : current.IdDocument,
    };
}

/// <summary>A day of the year on which a name is celebrated.</summary>
/// <param name="Month">The month, from 1 to 12; together with the day.</param>
/// <param name="Day">The day of the month.</param>
public sealed record NameDayInput(Optional<int?> Month = default, Optional<int?> Day = default)
{
    internal NameDay Of(NameDay current) => new() { Month = Month.Or(current.Month), Day = Day.Or(current.Day) };
}

/// <summary>A passport.</summary>
/// <param name="Number">The number of the passport, at most 50 characters.</param>
/// <param name="IssueCountry">The country that issued it (ISO 3166 alpha-3).</param>
/// <param name="ExpiryDate">The last day on which it is valid.</param>
public sealed record PassportInput(
    Optional<string> Number = default, Optional<string> IssueCountry = default, Optional<DateOnly?> ExpiryDate = default)
{
    internal Passport Of(Passport current) => new()
    {
        Number = Number.Or(current.Number),
        IssueCountry = IssueCountry.Or(current.IssueCountry),
        ExpiryDate = ExpiryDate.Or(current.ExpiryDate),
    };
}

/// <summary>An identity document.</summary>
/// <param name="Number">The number of the document, at most 50 characters.</param>
/// <param name="IssueCountry">The country that issued it (ISO 3166 alpha-3).</param>
/// <param name="ExpiryDate">The last day on which it is valid.</param>
public sealed record IdDocumentInput(
    Optional<string> Number = default, Optional<string> IssueCountry = default, Optional<DateOnly?> ExpiryDate = default)
{
    internal IdDocument Of(IdDocument current) => new()
    {
        Number = Number.Or(current.Number),
        IssueCountry = IssueCountry.Or(current.IssueCountry),
        ExpiryDate = ExpiryDate.Or(current.ExpiryDate),
    };
}
