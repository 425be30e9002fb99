using Crm.Graph.CustomLabels.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.CustomLabels.Commands;

/// <summary>Labels to be kept.</summary>
/// <param name="Value">An object of labels and their texts: `{contact: "Guest"}`.</param>
public sealed record CreateCustomLabelInput(JsonText Value);

/// <summary>Gives things on the organisation's screens other names.</summary>
public sealed class CreateCustomLabel : ICommand<CreateCustomLabelInput, CustomLabel>
{
    public Task<Result<CustomLabel>> HandleAsync(CreateCustomLabelInput input, CrmDb db, CancellationToken ct)
    {
        var label = CustomLabel.Create(input.Value);
        if (label.Succeeded)
            db.Add(label.Value);
        return Task.FromResult(label);
    }
}

/// <summary>Labels in place of those that are kept.</summary>
/// <param name="Id">The custom label.</param>
/// <param name="Value">An object of labels and their texts: `{contact: "Guest"}`.</param>
/// <param name="ExpectedVersion">The version of the custom label that the change was made for.</param>
public sealed record UpdateCustomLabelInput(RecordId Id, JsonText Value, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Replaces custom labels.</summary>
public sealed class UpdateCustomLabel : ICommand<UpdateCustomLabelInput, CustomLabel>
{
    public async Task<Result<CustomLabel>> HandleAsync(UpdateCustomLabelInput input, CrmDb db, CancellationToken ct)
    {
        var label = await db.RequireAsync<CustomLabel>(input.Id, input.ExpectedVersion, ct);
        return label.Refused(out var errors) ? errors : label.Value.Change(input.Value);
    }
}

/// <summary>Which labels go.</summary>
/// <param name="Id">The custom label.</param>
/// <param name="ExpectedVersion">The version of the custom label that the deletion was made for.</param>
public sealed record DeleteCustomLabelInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Deletes custom labels; a second deletion answers as the first.</summary>
public sealed class DeleteCustomLabel : ICommand<DeleteCustomLabelInput, CustomLabel>
{
    public async Task<Result<CustomLabel>> HandleAsync(DeleteCustomLabelInput input, CrmDb db, CancellationToken ct)
    {
        var label = await db.RequireAsync<CustomLabel>(input.Id, input.ExpectedVersion, ct);
        return label.Refused(out var errors) ? errors : label.Value.Delete();
    }
}
