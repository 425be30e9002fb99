using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Rewards.Model;

/// <summary>A programme that customers join with their primary account: an open loop, or a closed loop for some of them.</summary>
public sealed class RewardScheme : Record, INamed
{
    /// <summary>How many domains a scheme has at most.</summary>
    internal const int MostDomains = 20;

    /// <summary>The longest sign-up code.</summary>
    internal const int CodeLength = 50;

    private const int DomainLength = 253;

    private RewardScheme() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Who can join it.</summary>
    public RewardSignUpOption SignUpOption { get; private set; }

    /// <summary>The domains of the e-mail addresses that it is for, with spaces between.</summary>
    public string? AcceptedDomains { get; private set; }

    /// <summary>The code that those know who can join it. Only who may change schemes sees it.</summary>
    public string? SignUpCode { get; private set; }

    /// <summary>The details as they are, to be changed with <c>with</c> and given back to <see cref="Change"/>.</summary>
    internal RewardSchemeDetails Details => new(Name, SignUpOption, ReadDomains(AcceptedDomains), SignUpCode);

    internal static Result<RewardScheme> Create(RewardSchemeDetails details) => new RewardScheme().Change(details);

    /// <summary>The domains that a text of them names.</summary>
    public static IReadOnlyList<string> ReadDomains(string? accepted) => accepted?.Split(' ') ?? [];

    /// <summary>Says all of it anew; who has joined stays. Refused, the scheme is as it was.</summary>
    internal Result<RewardScheme> Change(RewardSchemeDetails details)
    {
        if (IsDeleted)
            return RewardErrors.Deleted(this);
        var problems = new Problems();
        var name = problems.Required(details.Name, "name", 100);
        var code = problems.Text(details.SignUpCode, "signUpCode", CodeLength);
        var domains = Domains(details.EmailDomains, problems);
        if (details.SignUpOption == RewardSignUpOption.EmailDomain && details.EmailDomains.Count == 0)
            problems.Add(RewardErrors.NoDomains());
        if (details.SignUpOption != RewardSignUpOption.EmailDomain && details.EmailDomains.Count > 0)
            problems.Add(RewardErrors.NotWithThisOption("emailDomains"));
        if (details.SignUpOption == RewardSignUpOption.SignUpCode && string.IsNullOrWhiteSpace(details.SignUpCode))
            problems.Add(RewardErrors.NoCode());
        if (details.SignUpOption != RewardSignUpOption.SignUpCode && code is not null)
            problems.Add(RewardErrors.NotWithThisOption("signUpCode"));
        if (problems.Any)
            return problems.All;
        (Name, SignUpOption, AcceptedDomains, SignUpCode) = (name, details.SignUpOption, domains.Count > 0 ? string.Join(' ', domains) : null, code);
        return this;
    }

    /// <summary>Nobody joins it any more; who has joined stays. Deleting twice is deleting once.</summary>
    internal RewardScheme Delete()
    {
        IsDeleted = true;
        return this;
    }

    /// <summary>
    /// The e-mail address by which somebody is let in; null where none is asked for. Who is not let in is not told what was missing: it would help those who guess.
    /// </summary>
    /// <param name="email">The address that was given; the contact's own ones where none was.</param>
    internal Result<string?> Admit(Contact contact, string? email, string? code)
    {
        switch (SignUpOption)
        {
            case RewardSignUpOption.Open:
                return (string?)null;
            case RewardSignUpOption.SignUpCode:
                return string.Equals(code?.Trim(), SignUpCode, StringComparison.OrdinalIgnoreCase) ? (string?)null : RewardErrors.NotAdmitted(this);
            default:
                string?[] addresses = email is null ? [contact.Email, contact.SecondaryEmail] : [email];
                return Array.Find(addresses, IsAccepted) is { } accepted ? accepted : RewardErrors.NotAdmitted(this);
        }
    }

    private bool IsAccepted(string? email)
        => email is not null && ReadDomains(AcceptedDomains).Contains(email[(email.LastIndexOf('@') + 1)..], StringComparer.OrdinalIgnoreCase);

    private static List<string> Domains(IReadOnlyList<string> given, Problems problems)
    {
        var domains = new List<string>();
        if (given.Count > MostDomains)
            problems.Add(RewardErrors.TooManyDomains());
        for (var i = 0; i < given.Count && i < MostDomains; i++)
        {
            var domain = given[i].Trim().ToLowerInvariant();
            if (domain.Length > DomainLength || domain.Contains('@', StringComparison.Ordinal) || !EmailAddress.Parse("x@" + domain).Succeeded)
                problems.At("emailDomains", i).Add(RewardErrors.NotADomain());
            else if (!domains.Contains(domain))
                domains.Add(domain);
        }
        return domains;
    }
}

/// <summary>What is said of a scheme.</summary>
internal sealed record RewardSchemeDetails(string? Name, RewardSignUpOption SignUpOption, IReadOnlyList<string> EmailDomains, string? SignUpCode);
