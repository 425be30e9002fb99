using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.SavedFilters.Model;

namespace Crm.Graph.SavedFilters.Commands;

/// <summary>What of a saved filter changes; what is left out stays.</summary>
/// <param name="Id">The saved filter.</param>
/// <param name="Name">The name, at most 200 characters.</param>
/// <param name="Value">The rule group; it is checked against the fields of the list.</param>
/// <param name="Private">Whether only its owner can see and use it.</param>
/// <param name="ExpectedVersion">The version of the saved filter that the change was made for.</param>
public sealed record UpdateSavedFilterInput(
    RecordId Id, Optional<string> Name, Optional<RuleGroupText?> Value, Optional<bool?> Private, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes a saved filter. Only its owner may.</summary>
public sealed class UpdateSavedFilter(IRuleGroupCheck check) : ICommand<UpdateSavedFilterInput, SavedFilter>
{
    public async Task<Result<SavedFilter>> HandleAsync(UpdateSavedFilterInput input, CrmDb db, CancellationToken ct)
    {
        var filter = await db.RequireOwnAsync(input.Id, input.ExpectedVersion, ct);
        if (filter.Refused(out var errors))
            return errors;
        if (input.Value.Value is { } value && await check.OfAsync(filter.Value.Module, value, db.Caller, ct) is { } error)
            return error;
        return filter.Value.Change(input.Name, input.Value, input.Private);
    }
}

/// <summary>Which saved filter goes.</summary>
/// <param name="Id">The saved filter.</param>
/// <param name="ExpectedVersion">The version of the saved filter that the deletion was made for.</param>
public sealed record DeleteSavedFilterInput(RecordId Id, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Deletes a saved filter. Only its owner may; a second deletion answers as the first.</summary>
public sealed class DeleteSavedFilter : ICommand<DeleteSavedFilterInput, SavedFilter>
{
    public async Task<Result<SavedFilter>> HandleAsync(DeleteSavedFilterInput input, CrmDb db, CancellationToken ct)
    {
        var filter = await db.RequireOwnAsync(input.Id, input.ExpectedVersion, ct);
        return filter.Refused(out var errors) ? errors : filter.Value.Delete();
    }
}
