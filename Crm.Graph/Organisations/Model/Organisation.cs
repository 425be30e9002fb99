using System.Collections.Immutable;
using System.Net.Mail;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Organisations.Model;

/// <summary>A business that uses the server, or one of its network. Its live data and its test data are a tenant each.</summary>
public sealed partial class Organisation : OwnRecord
{
    /// <summary>The longest name that callers may give.</summary>
    public const int NameLength = 200;

    private readonly List<Tenant> _tenants = [];

    private Organisation() { } // EF

    /// <summary>What the organisation is in its network.</summary>
    public OrganisationType Type { get; private set; } = OrganisationType.Business;

    /// <summary>Whether the organisation may be worked with.</summary>
    public OrganisationState State { get; private set; }

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

    /// <summary>Whether there is nothing but test data yet: live data is opened by going live, once.</summary>
    public bool TestMode { get; private set; }

    public Guid? ParentId { get; private set; }

    /// <summary>The organisation directly above in the network; null where there is none, or where you do not see it.</summary>
    public Organisation? Parent { get; private set; }

    /// <summary>The top of the network; null of the one that is it. Codes are unique below it.</summary>
    internal Guid? RootId { get; private set; }

    /// <summary>Whether somebody may work with it.</summary>
    internal bool IsOpen => State == OrganisationState.Active && !IsDeleted;

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
        organisation.AddTenants();
        return organisation;
    }

    /// <summary>The data that may be worked with when this is asked for: before it is live, an organisation has test data alone.</summary>
    internal TenantMode ModeOf(TenantMode wanted) => TestMode ? TenantMode.Test : wanted;

    private void AddTenants() => _tenants.AddRange([new(Id, TenantMode.Live), new(Id, TenantMode.Test)]);

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
