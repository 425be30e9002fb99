using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Organisations.Model;

/// <content>What is stated of an organisation.</content>
public sealed partial class Organisation
{
    private const int MostParts = 200;

    private readonly List<OrganisationLocation> _locations = [];
    private readonly List<OrganisationContact> _contactInfo = [];
    private readonly List<OrganisationTap> _taps = [];
    private readonly List<OpeningHours> _openingHours = [];
    private readonly List<ClosedOperation> _closedFor = [];
    private readonly List<IndustrySector> _industrySectors = [];
    private readonly List<BusinessActivity> _businessActivities = [];
    private readonly List<OrganisationGroup> _groups = [];
    private readonly List<OrganisationTag> _tags = [];
    private readonly List<OrganisationMediaGroup> _mediaGroups = [];
    private readonly List<OrganisationPartner> _partners = [];
    private readonly List<ServedOrganisation> _serviceOrganisations = [];

    /// <summary>The code by which its network knows the organisation, unique in the network whatever its case.</summary>
    public string? Code { get; private set; }

    /// <summary>What the organisation does.</summary>
    public string? Description { get; private set; }

    /// <summary>The name that a service owner has on the cloud.</summary>
    public string? CloudName { get; private set; }

    /// <summary>The industry that it works in.</summary>
    public string? Industry { get; private set; }

    /// <summary>Whether it took over the industry, the sectors and the activities of the organisation above it.</summary>
    public bool InheritFromParent { get; private set; }

    /// <summary>Whether contacts are registered with it.</summary>
    public bool ContactRegistry { get; private set; }

    /// <summary>Under which numbers the authorities know it.</summary>
    public OrganisationProfile Profile { get; private set; } = new();

    /// <summary>Who pays for it, and for what.</summary>
    public OrganisationBilling Billing { get; private set; } = new();

    internal IReadOnlyList<OrganisationLocation> Locations => _locations;
    internal IReadOnlyList<OrganisationContact> ContactInfo => _contactInfo;
    internal IReadOnlyList<OrganisationTap> Taps => _taps;
    internal IReadOnlyList<OpeningHours> OpeningHours => _openingHours;
    internal IReadOnlyList<ClosedOperation> ClosedFor => _closedFor;
    internal IReadOnlyList<IndustrySector> IndustrySectors => _industrySectors;
    internal IReadOnlyList<BusinessActivity> BusinessActivities => _businessActivities;
    internal IReadOnlyList<OrganisationGroup> Groups => _groups;
    internal IReadOnlyList<OrganisationTag> Tags => _tags;
    internal IReadOnlyList<OrganisationMediaGroup> MediaGroups => _mediaGroups;
    internal IReadOnlyList<OrganisationPartner> Partners => _partners;
    internal IReadOnlyList<ServedOrganisation> ServiceOrganisations => _serviceOrganisations;

    internal Result<Organisation> Change(OrganisationDetails details)
    {
        if (IsDeleted)
            return OrganisationErrors.Closed(this, "id");
        var problems = new Problems();
        Apply(details, problems);
        return problems.Any ? problems.All : this;
    }

    /// <summary>Sets the partners of a business: organisations that the caller sees.</summary>
    internal Result<Organisation> SetPartners(IReadOnlyList<Organisation> partners)
        => Type == OrganisationType.Business || partners.Count == 0 ? Tie(_partners, partners, () => new OrganisationPartner()) : OrganisationErrors.OnlyFor(OrganisationType.Business, "partners");

    /// <summary>Sets the service owners that a transaction processor serves.</summary>
    internal Result<Organisation> Serve(IReadOnlyList<Organisation> served)
    {
        if (Type != OrganisationType.TransactionProcessor && served.Count > 0)
            return OrganisationErrors.OnlyFor(OrganisationType.TransactionProcessor, "serviceOrganisations");
        return served.Any(o => o.Type != OrganisationType.ServiceOwner)
            ? OrganisationErrors.OnlyFor(OrganisationType.ServiceOwner, "serviceOrganisations")
            : Tie(_serviceOrganisations, served, () => new ServedOrganisation());
    }

    internal Result<Organisation> SetMediaGroups(IReadOnlyList<string> names)
    {
        if (IsDeleted)
            return OrganisationErrors.Closed(this, "id");
        var problems = new Problems();
        Label(_mediaGroups, new(names), "mediaGroups", problems);
        return problems.Any ? problems.All : this;
    }

    /// <param name="business">Who pays: the organisation itself, or one above it; null for nobody.</param>
    internal Result<Organisation> Bill(Organisation? business, string? defaultService)
    {
        if (IsDeleted)
            return OrganisationErrors.Closed(this, "id");
        var problems = new Problems();
        var service = problems.Text(defaultService, "defaultService", 100);
        if (business is not null && business.Type != OrganisationType.Business)
            problems.Add(OrganisationErrors.OnlyFor(OrganisationType.Business, "businessId"));
        if (problems.Any)
            return problems.All;
        Billing = new() { BusinessId = business?.Id, BusinessName = business?.Name, DefaultService = service };
        return this;
    }

    /// <summary>Takes over what the organisation above does.</summary>
    internal void Inherit(Organisation parent)
    {
        (InheritFromParent, Industry) = (true, parent.Industry);
        var problems = new Problems();
        Label(_industrySectors, Names(parent.IndustrySectors), "industrySectors", problems);
        Label(_businessActivities, Names(parent.BusinessActivities), "businessActivities", problems);
    }

    private void Apply(OrganisationDetails details, Problems problems)
    {
        if (details.Name.IsGiven)
            Name = problems.Required(details.Name.Value, "name", NameLength);
        if (details.Code.IsGiven)
            Code = problems.Written(details.Code.Value, "code", ReadCode);
        if (details.Description.IsGiven)
            Description = problems.Text(details.Description.Value, "description", PlainText.LongLength, multiline: true);
        if (details.CloudName.IsGiven)
            CloudName = problems.Written(details.CloudName.Value, "cloudName", ReadCloudName);
        if (CloudName is not null && Type != OrganisationType.ServiceOwner)
            problems.Add(OrganisationErrors.OnlyFor(OrganisationType.ServiceOwner, "cloudName"));
        if (details.Country.IsGiven)
            Country = problems.Country(problems.Required(details.Country.Value, "country"), "country") ?? Country;
        if (details.Currency.IsGiven)
            Currency = problems.Written(problems.Required(details.Currency.Value, "currency"), "currency", Currencies.Parse) ?? Currency;
        if (details.TimeZone.IsGiven)
            TimeZone = problems.Written(problems.Required(details.TimeZone.Value, "timeZone"), "timeZone", Zone) ?? TimeZone;
        if (details.Industry.IsGiven)
            Industry = problems.Text(details.Industry.Value, "industry", 100);
        InheritFromParent = problems.Kept(details.InheritFromParent, InheritFromParent, "inheritFromParent");
        ContactRegistry = problems.Kept(details.ContactRegistry, ContactRegistry, "contactRegistry");
        if (details.Profile.IsGiven)
            Profile = (details.Profile.Value?.ToProfile() ?? new()).Read(problems.At("profile"));
        ApplyLists(details, problems);
    }

    private void ApplyLists(OrganisationDetails details, Problems problems)
    {
        Label(_industrySectors, details.IndustrySectors, "industrySectors", problems);
        Label(_businessActivities, details.BusinessActivities, "businessActivities", problems);
        Label(_groups, details.Groups, "groups", problems);
        Label(_tags, details.Tags, "tags", problems);
        if (_groups.Count > 0 && !NetworkRules.CanBeGrouped(Type))
            problems.Add(OrganisationErrors.NotGrouped);
        Replace(_locations, details.Locations, "locations", problems, OrganisationLocation.Read);
        Replace(_contactInfo, details.ContactInfo, "contactInfo", problems, (input, at) => OrganisationContact.Read(input, Country, at));
        Replace(_taps, details.Taps, "taps", problems, OrganisationTap.Read);
        Replace(_openingHours, details.OpeningHours, "openingHours", problems, Model.OpeningHours.Read);
        if (details.ClosedFor.IsGiven)
            Replace<ClosedOperation, OperationType>(_closedFor, new([.. (details.ClosedFor.Value ?? []).Distinct()]), "closedFor", problems, (input, _) => new ClosedOperation(input));
    }

    private static void Replace<TPart, TInput>(
        List<TPart> parts, Optional<IReadOnlyList<TInput>> given, string field, Problems problems, Func<TInput, Problems, TPart> read)
    {
        if (!given.IsGiven)
            return;
        var inputs = given.Value ?? [];
        if (inputs.Count > MostParts)
            problems.Add(new DomainError(Codes.Invalid, $"Expected at most {MostParts} of them.", field));
        parts.Clear();
        for (var i = 0; i < inputs.Count && i < MostParts; i++)
            parts.Add(read(inputs[i], problems.At(field, i)));
    }

    /// <summary>Those that stay are the ones that were there.</summary>
    private static void Label<TLabel>(List<TLabel> labels, Optional<IReadOnlyList<string>> given, string field, Problems problems) where TLabel : OrganisationLabel
    {
        if (!given.IsGiven)
            return;
        var names = (given.Value ?? []).Take(MostParts + 1).Select((name, i) => problems.At(field, i).Take(PlainText.Required(name, 100)))
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (names.Count > MostParts)
            problems.Add(new DomainError(Codes.Invalid, $"Expected at most {MostParts} of them.", field));
        labels.RemoveAll(label => !names.Contains(label.Name));
        foreach (var name in names.Where(name => labels.TrueForAll(label => label.Name != name)))
            labels.Add(New<TLabel>(name));
    }

    /// <summary>The names as an input gives them.</summary>
    private static Optional<IReadOnlyList<string>> Names(IEnumerable<OrganisationLabel> labels) => new([.. labels.Select(l => l.Name)]);

    private static TLabel New<TLabel>(string name) where TLabel : OrganisationLabel
    {
        var label = Activator.CreateInstance<TLabel>();
        label.Name = name;
        return label;
    }

    private Organisation Tie<TTie>(List<TTie> ties, IReadOnlyList<Organisation> others, Func<TTie> make) where TTie : OrganisationTie
    {
        ties.RemoveAll(t => others.All(o => o.Id != t.OtherId));
        foreach (var other in others.DistinctBy(o => o.Id).Where(o => ties.TrueForAll(t => t.OtherId != o.Id)))
        {
            var tie = make();
            (tie.OtherId, tie.Name) = (other.Id, other.Name);
            ties.Add(tie);
        }
        return this;
    }

    private static Result<string> ReadCode(string code) => code.Length > 100 || Guid.TryParse(code, out _)
        ? new DomainError(Codes.Invalid, "Expected a code of at most 100 characters that is no UUID.")
        : code;

    private static Result<string> ReadCloudName(string name) => name.Length <= 63 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        ? name.ToLowerInvariant()
        : new DomainError(Codes.Invalid, "Expected at most 63 letters, digits and hyphens.");

    private static Result<string> Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId
        ? zone.Id
        : new DomainError(Codes.Invalid, "Expected a time zone of the IANA database, such as Europe/Nicosia.");
}
