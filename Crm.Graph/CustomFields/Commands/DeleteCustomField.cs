using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.CustomFields.Commands;

/// <summary>Which custom field goes.</summary>
/// <param name="Id">The custom field.</param>
/// <param name="ExpectedVersion">The version of the custom field that the deletion was made for.</param>
public sealed record DeleteCustomFieldInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>
/// Deletes a custom field: its values are out of all reads, rules and orders at once, and its key is free. A new field of that key is
/// another one and begins without values. A second deletion answers as the first.
/// </summary>
public sealed class DeleteCustomField : ICommand<DeleteCustomFieldInput, CustomField>
{
    public async Task<Result<CustomField>> HandleAsync(DeleteCustomFieldInput input, CrmDb db, CancellationToken ct)
    {
        var field = await db.RequireAsync<CustomField>(input.Id, input.ExpectedVersion, ct);
        return field.Refused(out var errors) ? errors : field.Value.Delete();
    }
}
