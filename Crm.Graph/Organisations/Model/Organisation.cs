using System.Collections.Immutable;
using System.Net.Mail;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Organisations.Model;

/// <summary>A business that uses the server. Its live data and its test data are a tenant each.</summary>
public sealed class Organisation
{
    /// <summary>The longest name that callers may give.</summary>
    public const int NameLength = 200;

    private readonly List<Tenant> _tenants = [];

    private Organisation() { } // EF

    /// <summary>The identifier of the organisation: a UUID of version 7.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The name to show.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The e-mail address of the person whom the organisation belongs to.</summary>
    public string OwnerEmail { get; private set; } = "";

    /// <summary>The country (ISO 3166 alpha-3): the region of phone numbers that are written without one.</summary>
    public string Country { get; private set; } = "";

    /// <summary>The currency (ISO 4217) of accounts that are created without one.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>The time zone (IANA) whose days and months the organisation reckons in.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>When the organisation was registered.</summary>
    public DateTimeOffset DateCreated { get; private set; }

    internal IReadOnlyList<Tenant> Tenants => _tenants;

    /// <summary>A new organisation with empty live and test data, or every reason why it cannot be one.</summary>
    internal static Result<Organisation> Register(
        string? name, string? ownerEmail, string? country, string? currency, string? timeZone, DateTimeOffset now, Guid? id = null)
    {
        var errors = Errors(name?.Trim(), ownerEmail?.Trim(), country, currency, timeZone).ToImmutableArray();
        if (errors.Length > 0)
            return errors;
        var organisation = new Organisation
        {
            Name = name!.Trim(),
            OwnerEmail = ownerEmail!.Trim(),
            Country = country!,
            Currency = currency!,
            TimeZone = timeZone!,
            DateCreated = now,
        };
        if (id is { } given)
            organisation.Id = given;
        organisation._tenants.AddRange([new(organisation.Id, TenantMode.Live), new(organisation.Id, TenantMode.Test)]);
        return organisation;
    }

    internal Tenant Tenant(TenantMode mode) => _tenants.Single(t => t.Mode == mode);

    private static IEnumerable<DomainError> Errors(string? name, string? ownerEmail, string? country, string? currency, string? timeZone)
    {
        if (string.IsNullOrEmpty(name))
            yield return new(Codes.Required, "An organisation needs a name.", "name");
        else if (name.Length > NameLength)
            yield return new(Codes.Invalid, $"The name is longer than {NameLength} characters.", "name");
        if (string.IsNullOrEmpty(ownerEmail))
            yield return new(Codes.Required, "An organisation needs the e-mail address of its owner.", "owner");
        else if (!MailAddress.TryCreate(ownerEmail, out var address) || address.Address != ownerEmail)
            yield return new(Codes.Invalid, $"'{ownerEmail}' is no e-mail address.", "owner");
        if (country is null || !Regions.IsCountry(country))
            yield return new(Codes.Invalid, $"'{country}' is no country of ISO 3166: three capital letters, such as CYP.", "country");
        if (currency is null || !Regions.IsCurrency(currency))
            yield return new(Codes.Invalid, $"'{currency}' is no currency of ISO 4217: three capital letters, such as EUR.", "currency");
        if (timeZone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) || !zone.HasIanaId)
            yield return new(Codes.Invalid, $"'{timeZone}' is no time zone of the IANA database, such as Europe/Nicosia.", "timeZone");
    }
}
