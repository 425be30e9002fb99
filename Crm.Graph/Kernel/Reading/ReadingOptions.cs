using System.ComponentModel.DataAnnotations;

namespace Crm.Graph.Kernel.Reading;

/// <summary>How records are read: section <c>Reading</c>.</summary>
public sealed class ReadingOptions
{
    public const string Section = "Reading";

    /// <summary>
    /// How many shapes of queries stay planned, the least used going first. A shape is a selection with its arguments but without their
    /// values; to plan one anew takes some ten milliseconds, to keep it some ten kilobytes.
    /// </summary>
    [Range(1, 1_000_000)]
    public int KeptPlans { get; init; } = 2_000;
}
