using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.SavedFilters.Model;

/// <summary>A rule group under a name, to be used again: by its owner, or by everybody it is shared with.</summary>
public sealed class SavedFilter : Record
{
    private SavedFilter() { } // EF

    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The list that it filters, such as `contacts`.</summary>
    public string Module { get; private set; } = "";

    /// <summary>The rule group.</summary>
    public RuleGroupText Value { get; private set; }

    /// <summary>Whether only its owner can see and use it.</summary>
    public bool IsPrivate { get; private set; }

    public Guid OwnerId { get; private set; }

    /// <summary>Who made it, and alone may change it.</summary>
    public Actor? Owner { get; private set; }

    internal static Result<SavedFilter> Create(string name, string module, RuleGroupText value, bool isPrivate, Guid owner)
    {
        var problems = new Problems();
        var filter = new SavedFilter { Name = problems.Required(name, "name", 200), Module = module, Value = value, IsPrivate = isPrivate, OwnerId = owner };
        return problems.Any ? problems.All : filter;
    }

    /// <summary>Whether somebody may see and use it.</summary>
    internal bool IsVisibleTo(Guid actor) => !IsPrivate || OwnerId == actor;

    internal Result<SavedFilter> Change(Optional<string> name, Optional<RuleGroupText?> value, Optional<bool?> isPrivate)
    {
        var problems = new Problems();
        var read = name.IsGiven ? problems.Required(name.Value ?? "", "name", 200) : Name;
        if (value is { IsGiven: true, Value: null })
            problems.Add(new DomainError(Codes.Required, "A saved filter has a value.", "value"));
        if (problems.Any)
            return problems.All;
        (Name, Value, IsPrivate) = (read, value.Or(Value) ?? Value, isPrivate.Or(IsPrivate) ?? IsPrivate);
        return this;
    }

    /// <summary>Deleting twice is deleting once.</summary>
    internal SavedFilter Delete()
    {
        IsDeleted = true;
        return this;
    }
}

/// <summary>Why something about a saved filter is refused.</summary>
internal static class SavedFilterErrors
{
    public static DomainError NotTheOwner(SavedFilter filter)
        => new DomainError("FORBIDDEN", "Only its owner may change a saved filter.", "id").With("savedFilter", filter.Id.ToString());
}
