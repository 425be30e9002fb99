using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Organisations.Model;

/// <content>The organisation's place in its network, and what happens to it there.</content>
public sealed partial class Organisation
{
    /// <summary>A new organisation directly below this one, which is of a type that this one may have below it.</summary>
    internal Result<Organisation> AddBelow(OrganisationType type, string? ownerEmail, bool testMode, OrganisationDetails details, DateTimeOffset now)
    {
        if (!IsOpen)
            return OrganisationErrors.Closed(this, "parentId");
        if (!NetworkRules.Of(Type).Contains(type))
            return OrganisationErrors.NotBelow(this, type, "type");
        var child = new Organisation
        {
            Type = type,
            TestMode = testMode,
            ParentId = Id,
            RootId = RootId ?? Id,
            OwnerEmail = ownerEmail ?? OwnerEmail,
            Country = Country,
            Currency = Currency,
            TimeZone = TimeZone,
            DateCreated = now,
        };
        child.AddTenants();
        return child.Change(details);
    }

    /// <summary>Registers by itself: a business at the top of a network of its own.</summary>
    internal Organisation BeginsInTestMode(bool testMode)
    {
        TestMode = testMode;
        return this;
    }

    /// <summary>Opens the live data; a second time changes nothing.</summary>
    internal Result<Organisation> GoLive()
    {
        if (!IsOpen)
            return OrganisationErrors.Closed(this, "id");
        if (TestMode)
            Raise(OrganisationEvents.WentLive);
        TestMode = false;
        return this;
    }

    /// <summary>Nobody gets in from now on; a second time changes nothing.</summary>
    internal Result<Organisation> Suspend()
    {
        if (IsDeleted)
            return OrganisationErrors.Closed(this, "id");
        if (State != OrganisationState.Suspended)
            Raise(OrganisationEvents.Suspended);
        State = OrganisationState.Suspended;
        return this;
    }

    /// <summary>Lets in again who was let in before; what was signed in stays ended.</summary>
    internal Result<Organisation> Activate()
    {
        if (IsDeleted)
            return OrganisationErrors.Closed(this, "id");
        if (State != OrganisationState.Active)
            Raise(OrganisationEvents.Activated);
        State = OrganisationState.Active;
        return this;
    }

    /// <summary>Deleting twice is deleting once.</summary>
    internal Organisation Delete()
    {
        IsDeleted = true;
        return this;
    }

    /// <summary>A copy beside it: its settings and what is stated of it, without its code, its places and its tills.</summary>
    internal OrganisationDetails ToCopy(string? name) => new()
    {
        Name = name is null ? Name : name,
        Description = Description,
        Country = Country,
        Currency = Currency,
        TimeZone = TimeZone,
        Industry = Industry,
        InheritFromParent = InheritFromParent,
        ContactRegistry = ContactRegistry,
        IndustrySectors = Names(IndustrySectors),
        BusinessActivities = Names(BusinessActivities),
        Groups = Names(Groups),
        Tags = Names(Tags),
        OpeningHours = new([.. OpeningHours.Select(h => new OpeningHoursInput(h.DayOfWeek, h.Opens, h.Closes, h.Operation))]),
    };
}

/// <summary>What happens to organisations under names of its own.</summary>
public static class OrganisationEvents
{
    /// <summary>Its live data was opened.</summary>
    public const string WentLive = "WENT_LIVE";

    public const string Suspended = "SUSPENDED";

    public const string Activated = "ACTIVATED";

    /// <summary>Somebody from above works in it with the role that he has there.</summary>
    public const string Masqueraded = "MASQUERADED";

    /// <summary>Somebody who uses several organisations went from one to the other.</summary>
    public const string Switched = "SWITCHED";
}
