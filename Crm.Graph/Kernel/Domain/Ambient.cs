namespace Crm.Graph.Kernel.Domain;

/// <summary>
/// What a field's expression may use of the moment it is read in. Each becomes a parameter of the statement
/// (<c>a => a.Entries.Where(e => e.DueOn &lt; Ambient.Today)</c>), so that the statement itself stays the same.
/// </summary>
public static class Ambient
{
    /// <summary>Today in the organisation's time zone.</summary>
    public static DateOnly Today => throw new InvalidOperationException("only inside a field's expression");

    /// <summary>Who is calling: the id of the user, key or contact.</summary>
    public static Guid Me => throw new InvalidOperationException("only inside a field's expression");

    /// <summary>The first day of this month in the organisation's time zone.</summary>
    public static DateOnly StartOfMonth => throw new InvalidOperationException("only inside a field's expression");
}
