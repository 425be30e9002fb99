using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Accounts.Model;

/// <summary>What is said about an account, as callers say it and, once <see cref="Read"/>, as it is kept.</summary>
internal sealed record AccountDetails
{
    public string? Name { get; init; }
    public decimal? CreditLimit { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Website { get; init; }
    public string? Description { get; init; }

    /// <summary>The details as they are kept; what is wrong with them goes to the problems.</summary>
    public AccountDetails Read(Setting here, Problems problems) => this with
    {
        Name = problems.Text(Name, "name"),
        CreditLimit = problems.Amount(CreditLimit, "creditLimit", Money.LargestSummand),
        Email = problems.Written(Email, "email", EmailAddress.Parse),
        Phone = problems.Written(Phone, "phone", text => E164(text, here.Country)),
        Website = problems.Written(Website, "website", WebAddress.Parse),
        Description = problems.Text(Description, "description", PlainText.LongLength, multiline: true),
    };

    /// <summary>A number of the caller's own; null when none is given.</summary>
    public static string? ReadNumber(string? number, Problems problems)
    {
        var read = problems.Text(number, "number", 50);
        // A number in the form of an id would be taken for one wherever the account is asked for by either.
        if (Guid.TryParse(read, out _))
            problems.Add(AccountErrors.NumberLooksLikeAnId());
        return read;
    }

    private static Result<string> E164(string text, string country)
    {
        var phone = Phones.Parse(text, country);
        return phone.Refused(out var errors) ? errors : phone.Value.Number;
    }
}
