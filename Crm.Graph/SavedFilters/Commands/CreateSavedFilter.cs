using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.SavedFilters.Model;

namespace Crm.Graph.SavedFilters.Commands;

/// <summary>A rule group to be kept.</summary>
/// <param name="Name">The name, at most 200 characters.</param>
/// <param name="Module">The list that it filters, such as `contacts`.</param>
/// <param name="Value">The rule group; it is checked against the fields of the list.</param>
/// <param name="Private">Whether only its owner can see and use it; otherwise all of the organisation can.</param>
public sealed record CreateSavedFilterInput(string Name, string Module, RuleGroupText Value, bool Private = true);

/// <summary>Keeps a rule group under a name. Its owner is who creates it.</summary>
public sealed class CreateSavedFilter(IRuleGroupCheck check) : ICommand<CreateSavedFilterInput, SavedFilter>
{
    public async Task<Result<SavedFilter>> HandleAsync(CreateSavedFilterInput input, CrmDb db, CancellationToken ct)
    {
        if (await check.OfAsync(input.Module, input.Value, db.Caller, ct) is { } error)
            return error;
        var filter = SavedFilter.Create(input.Name, input.Module, input.Value, input.Private, db.Caller.ActorId);
        if (filter.Succeeded)
            db.Add(filter.Value);
        return filter;
    }
}
