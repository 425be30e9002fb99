using System.ComponentModel.DataAnnotations.Schema;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Contacts.Model;

/// <summary>What is known about a company.</summary>
[ComplexType]
public sealed record CompanyProfile
{
    /// <summary>The year that the figures are of.</summary>
    public int? ProfileYear { get; init; }

    /// <summary>What the company turned over in that year.</summary>
    public decimal? AnnualTurnover { get; init; }

    /// <summary>The currency of the turnover (ISO 4217).</summary>
    public string? TurnoverCurrency { get; init; }

    /// <summary>The day the company was established on.</summary>
    public DateOnly? EstablishedOn { get; init; }

    /// <summary>How many people work there.</summary>
    public int? NumberOfEmployees { get; init; }

    /// <summary>The number in the company register.</summary>
    public string? RegistrationNumber { get; init; }

    /// <summary>The country it is registered in (ISO 3166 alpha-3).</summary>
    public string? RegistrationCountry { get; init; }

    /// <summary>The tax reference number.</summary>
    public string? TaxReferenceNumber { get; init; }

    /// <summary>The VAT registration number.</summary>
    public string? VatRegistrationNumber { get; init; }

    /// <summary>The industry it works in.</summary>
    public string? Industry { get; init; }

    internal CompanyProfile Read(Setting here, Problems problems)
    {
        problems.Within(ProfileYear, 1800, here.Today.Year, "profileYear");
        problems.Within(EstablishedOn, new DateOnly(1000, 1, 1), here.Today, "establishedOn");
        problems.Within(NumberOfEmployees, 0, 100_000_000, "numberOfEmployees");
        var currency = problems.Written(TurnoverCurrency, "turnoverCurrency", Currencies.Parse);
        return this with
        {
            AnnualTurnover = problems.Amount(AnnualTurnover, "annualTurnover"),
            TurnoverCurrency = AnnualTurnover is null ? currency : currency ?? here.Currency,
            RegistrationNumber = problems.Text(RegistrationNumber, "registrationNumber", 50),
            RegistrationCountry = problems.Country(RegistrationCountry, "registrationCountry"),
            TaxReferenceNumber = problems.Text(TaxReferenceNumber, "taxReferenceNumber", 50),
            VatRegistrationNumber = problems.Text(VatRegistrationNumber, "vatRegistrationNumber", 50),
            Industry = problems.Text(Industry, "industry", 100),
        };
    }
}
