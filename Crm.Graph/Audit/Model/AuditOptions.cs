using System.ComponentModel.DataAnnotations;

namespace Crm.Graph.Audit.Model;

/// <summary>For how long the audit log is kept: the section <c>Audit</c> of the settings.</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>For how many days an entry is kept.</summary>
    [Range(1, 36_500)]
    public int KeptDays { get; set; } = 365;
}
