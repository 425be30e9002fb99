using System.Diagnostics.CodeAnalysis;

namespace Crm.Graph.CustomFields.Model;

/// <summary>What the values of a custom field are.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "STRING is the word that front ends and query builders have for it.")]
public enum CustomFieldType
{
    /// <summary>Text in one line, of at most 400 characters.</summary>
    String,
    /// <summary>A number with at most four decimals, and at most 1000000000000 to either side of 0.</summary>
    Number,
    /// <summary>True or false.</summary>
    Boolean,
    /// <summary>A day, without a time zone.</summary>
    Date,
    /// <summary>A moment.</summary>
    Datetime,
    /// <summary>One of the field's choices.</summary>
    Enum,
}
