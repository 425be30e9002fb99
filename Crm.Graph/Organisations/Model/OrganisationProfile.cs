using System.ComponentModel.DataAnnotations.Schema;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Organisations.Model;

/// <summary>Under which numbers the authorities know an organisation.</summary>
[ComplexType]
public sealed record OrganisationProfile
{
    /// <summary>The number in the company register.</summary>
    public string? RegistrationNumber { get; init; }

    /// <summary>The tax reference number.</summary>
    public string? TaxReferenceNumber { get; init; }

    /// <summary>The VAT reference number.</summary>
    public string? VatReferenceNumber { get; init; }

    /// <summary>The country it is registered in (ISO 3166 alpha-3).</summary>
    public string? RegistrationCountry { get; init; }

    internal OrganisationProfile Read(Problems problems) => new()
    {
        RegistrationNumber = problems.Text(RegistrationNumber, "registrationNumber", 50),
        TaxReferenceNumber = problems.Text(TaxReferenceNumber, "taxReferenceNumber", 50),
        VatReferenceNumber = problems.Text(VatReferenceNumber, "vatReferenceNumber", 50),
        RegistrationCountry = problems.Country(RegistrationCountry, "registrationCountry"),
    };
}

/// <summary>Who pays for an organisation, and for what.</summary>
[ComplexType]
public sealed record OrganisationBilling
{
    /// <summary>The id of the organisation that the bills go to: this one, or one above it.</summary>
    public Guid? BusinessId { get; init; }

    /// <summary>The name that it had when that was set.</summary>
    public string? BusinessName { get; init; }

    /// <summary>What is billed by default, by the stock-keeping unit of the service.</summary>
    public string? DefaultService { get; init; }
}
