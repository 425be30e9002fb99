using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Contacts.Commands;

/// <summary>What is known about a company; in an update, what is left out stays as it is.</summary>
/// <param name="ProfileYear">The year that the figures are of.</param>
/// <param name="AnnualTurnover">What the company turned over in that year, not negative.</param>
/// <param name="TurnoverCurrency">The currency of the turnover (ISO 4217); the organisation's when left out.</param>
/// <param name="EstablishedOn">The day the company was established on.</param>
/// <param name="NumberOfEmployees">How many people work there.</param>
/// <param name="RegistrationNumber">The number in the company register, at most 50 characters.</param>
/// <param name="RegistrationCountry">The country it is registered in (ISO 3166 alpha-3).</param>
/// <param name="TaxReferenceNumber">The tax reference number, at most 50 characters.</param>
/// <param name="VatRegistrationNumber">The VAT registration number, at most 50 characters.</param>
/// <param name="Industry">The industry it works in, at most 100 characters.</param>
public sealed record CompanyProfileInput(
    Optional<int?> ProfileYear = default,
    Optional<decimal?> AnnualTurnover = default,
    Optional<string> TurnoverCurrency = default,
    Optional<DateOnly?> EstablishedOn = default,
    Optional<int?> NumberOfEmployees = default,
    Optional<string> RegistrationNumber = default,
    Optional<string> RegistrationCountry = default,
    Optional<string> TaxReferenceNumber = default,
    Optional<string> VatRegistrationNumber = default,
    Optional<string> Industry = default)
{
    internal CompanyProfile Of(CompanyProfile current) => new()
    {
        ProfileYear = ProfileYear.Or(current.ProfileYear),
        AnnualTurnover = AnnualTurnover.Or(current.AnnualTurnover),
        TurnoverCurrency = TurnoverCurrency.Or(current.TurnoverCurrency),
        EstablishedOn = EstablishedOn.Or(current.EstablishedOn),
        NumberOfEmployees = NumberOfEmployees.Or(current.NumberOfEmployees),
        RegistrationNumber = RegistrationNumber.Or(current.RegistrationNumber),
        RegistrationCountry = RegistrationCountry.Or(current.RegistrationCountry),
        TaxReferenceNumber = TaxReferenceNumber.Or(current.TaxReferenceNumber),
        VatRegistrationNumber = VatRegistrationNumber.Or(current.VatRegistrationNumber),
        Industry = Industry.Or(current.Industry),
    };
}
