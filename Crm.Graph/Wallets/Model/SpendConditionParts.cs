using System.Globalization;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Wallets.Model;

/// <summary>An organisation at which an amount can be spent.</summary>
public sealed class SpendConditionOrganisation : Entity, IPartOf<SpendCondition>
{
    private SpendConditionOrganisation() { } // EF

    internal SpendConditionOrganisation(Guid conditionId, Guid organisationId) => (SpendConditionId, OrganisationId) = (conditionId, organisationId);

    public Guid SpendConditionId { get; private set; }

    /// <summary>The organisation.</summary>
    public Guid OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    Guid IPart.OwnerId => SpendConditionId;
}

/// <summary>A product, or products, that an amount can be spent on.</summary>
public sealed class SpendConditionProduct : Entity, IPartOf<SpendCondition>
{
    private SpendConditionProduct() { } // EF

    internal SpendConditionProduct(Guid conditionId, NewProduct product, Problems problems)
    {
        (SpendConditionId, IdType) = (conditionId, product.IdType);
        ProductId = problems.Required(product.ProductId, "productId", 100);
        Name = problems.Text(product.Name, "name", 200);
        Description = problems.Text(product.Description, "description");
    }

    public Guid SpendConditionId { get; private set; }

    /// <summary>What the id stands for.</summary>
    public ProductIdType IdType { get; private set; }

    /// <summary>The id, as the system has it that knows the products.</summary>
    public string ProductId { get; private set; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; private set; }

    /// <summary>The description.</summary>
    public string? Description { get; private set; }

    Guid IPart.OwnerId => SpendConditionId;
}

/// <summary>A time at which an amount can be spent, in the organisation's time zone; what is not said of it does not matter.</summary>
public sealed class SpendConditionTiming : Entity, IPartOf<SpendCondition>
{
    private SpendConditionTiming() { } // EF

    internal SpendConditionTiming(Guid conditionId, NewTiming timing, Problems problems)
    {
        SpendConditionId = conditionId;
        Month = problems.Within(timing.Month, 1, 12, "month");
        Day = problems.Within(timing.Day, 1, 7, "day");
        StartTime = Time(timing.StartTime, "startTime", problems);
        EndTime = Time(timing.EndTime, "endTime", problems);
        if (Month is null && Day is null && StartTime is null && EndTime is null)
            problems.Add(WalletErrors.EmptyTiming());
    }

    public Guid SpendConditionId { get; private set; }

    /// <summary>The month, from 1 to 12.</summary>
    public int? Month { get; private set; }

    /// <summary>The day of the week, from 1 to 7; 1 is Sunday.</summary>
    public int? Day { get; private set; }

    /// <summary>From which time of the day, such as 19:00; where the end is earlier, it is the one of the next day.</summary>
    public string? StartTime { get; private set; }

    /// <summary>Until which time of the day, which is the first that is too late.</summary>
    public string? EndTime { get; private set; }

    Guid IPart.OwnerId => SpendConditionId;

    internal bool Covers(DateTime at)
    {
        var time = at.ToString("HH:mm", CultureInfo.InvariantCulture);
        var (start, end) = (StartTime ?? "00:00", EndTime ?? "24:00");
        if (string.CompareOrdinal(start, end) < 0)
            return IsOn(at) && string.CompareOrdinal(time, start) >= 0 && string.CompareOrdinal(time, end) < 0;
        // Over midnight: the small hours belong to the day before.
        return string.CompareOrdinal(time, start) >= 0 ? IsOn(at) : string.CompareOrdinal(time, end) < 0 && IsOn(at.AddDays(-1));
    }

    private bool IsOn(DateTime day) => (Month is null || Month == day.Month) && (Day is null || Day == (int)day.DayOfWeek + 1);

    private static string? Time(string? text, string field, Problems problems)
    {
        if (problems.Text(text, field, 5) is not { } given)
            return null;
        if (!TimeOnly.TryParseExact(given, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            problems.Add(WalletErrors.NotATime(field));
        return time.ToString("HH:mm", CultureInfo.InvariantCulture);
    }
}
