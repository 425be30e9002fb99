using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Schema;

namespace Crm.Graph.CustomFields;

/// <summary>How a later slice says that its records take custom fields.</summary>
public static class CustomFieldEntities
{
    /// <summary>The records of that list take custom fields; their use cases store what callers give with <see cref="Commands.CustomFieldValues"/>.</summary>
    /// <param name="list">The name of the list, which is what the custom fields' <c>entity</c> says.</param>
    public static RootFields CustomFields<T>(this RootFields root, string list) where T : Record => root.Extend<T>(record => record
        .Defined<CustomFieldValue>(list, v => v.RecordId, v => v.FieldId)
        .Describe("What the record has in the organisation's own fields, in the order in which these were made; fields without a value are left out."));
}
