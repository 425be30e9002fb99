using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Contacts.Model;

/// <summary>What is said about a contact, as callers say it and, once <see cref="Read"/>, as it is kept.</summary>
internal sealed record ContactDetails
{
    public ContactType Type { get; init; }
    public string? Code { get; init; }
    public string? Title { get; init; }
    public string? FirstName { get; init; }
    public string? MiddleName { get; init; }
    public string? LastName { get; init; }
    public string? CompanyName { get; init; }
    public string? Language { get; init; }
    public string? StatutoryNumber { get; init; }
    public string? Email { get; init; }
    public string? SecondaryEmail { get; init; }
    public ContactMethod? PreferredMethodOfContact { get; init; }
    public bool IsActive { get; init; } = true;
    public bool EmailOptOut { get; init; }
    public bool SmsOptOut { get; init; }
    public bool IsTaxExempt { get; init; }
    public Demographics Demographics { get; init; } = new();
    public CompanyProfile CompanyProfile { get; init; } = new();

    /// <summary>The details as they are kept; what is wrong with them goes to the problems.</summary>
    public ContactDetails Read(Setting here, Problems problems)
    {
        var read = this with
        {
            Code = problems.Text(Code, "code", 100),
            Title = problems.Text(Title, "title", 50),
            FirstName = problems.Text(FirstName, "firstName", 100),
            MiddleName = problems.Text(MiddleName, "middleName", 100),
            LastName = problems.Text(LastName, "lastName", 100),
            CompanyName = problems.Text(CompanyName, "companyName", 200),
            Language = problems.Written(Language, "language", Languages.Parse),
            StatutoryNumber = problems.Text(StatutoryNumber, "statutoryNumber", 100),
            Email = problems.Written(Email, "email", EmailAddress.Parse),
            SecondaryEmail = problems.Written(SecondaryEmail, "secondaryEmail", EmailAddress.Parse),
            Demographics = Demographics.Read(here.Today, problems.At("demographics")),
            CompanyProfile = CompanyProfile.Read(here, problems.At("companyProfile")),
        };
        // A code in the form of an id would be taken for one wherever the contact is asked for by either.
        if (Guid.TryParse(read.Code, out _))
            problems.Add(ContactErrors.CodeLooksLikeAnId());
        RequireNames(problems);
        return read;
    }

    private void RequireNames(Problems problems)
    {
        if (Type == ContactType.Company && string.IsNullOrWhiteSpace(CompanyName))
            problems.Add(ContactErrors.NameRequired("A company", "companyName"));
        if (Type == ContactType.Person && string.IsNullOrWhiteSpace(FirstName))
            problems.Add(ContactErrors.NameRequired("A person", "firstName"));
        if (Type == ContactType.Person && string.IsNullOrWhiteSpace(LastName))
            problems.Add(ContactErrors.NameRequired("A person", "lastName"));
    }
}
