using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.QueryBuilder;

/// <summary>Which entity is asked about.</summary>
/// <param name="Entity">The name of its list, such as `contacts`; all of them when it is left out.</param>
public sealed record EntityFiltersArguments(string? Entity = null);

/// <summary>What an entity can be filtered by.</summary>
/// <param name="Entity">The name of its list.</param>
/// <param name="Filters">Its fields.</param>
public sealed record EntityFilters(string Entity, IReadOnlyList<EntityFilter> Filters);

/// <summary>A field by which an entity can be filtered.</summary>
/// <param name="Field">The name that rules use.</param>
/// <param name="Label">What people read.</param>
/// <param name="Type">The type of its values: string, number, boolean, date, datetime, enum or id.</param>
/// <param name="Operators">The operators that it takes.</param>
/// <param name="Options">The values to choose from; empty where any is possible.</param>
/// <param name="IsToMany">Whether a record has any number of these values, so that a rule asks for any of them.</param>
public sealed record EntityFilter(
    string Field, string Label, string Type, IReadOnlyList<string> Operators, IReadOnlyList<EntityFilterOption> Options, bool IsToMany);

/// <summary>A value to choose.</summary>
/// <param name="Value">The value that rules use.</param>
/// <param name="Label">What people read.</param>
public sealed record EntityFilterOption(string Value, string Label);

/// <summary>The fields that entities can be filtered by, of all entities or of one. An unknown entity is an error `NOT_FOUND`.</summary>
internal sealed class EntityFiltersQuery(FilterFields fields) : IQuery<EntityFiltersArguments, IReadOnlyList<EntityFilters>>
{
    public async Task<Result<IReadOnlyList<EntityFilters>>> AskAsync(EntityFiltersArguments arguments, Caller caller, CancellationToken ct)
    {
        var answers = new List<EntityFilters>();
        foreach (var entity in arguments.Entity is { } one ? [one] : fields.Entities(caller))
        {
            var known = await fields.OfAsync(entity, caller, ct);
            if (known.Refused(out var errors))
                return errors;
            answers.Add(new(entity, [.. known.Value.Select(Filter)]));
        }
        return Result.Of<IReadOnlyList<EntityFilters>>(answers);
    }

    private static EntityFilter Filter(FilterFields.FilterField field) => new(
        field.Name, field.Label, FilterTypes.Of(field.Field),
        [.. RuleOperators.For(field.Field).Select(o => o.Name())],
        [.. FilterTypes.Choices(field.Field).Select(c => new EntityFilterOption(c.Value, c.Label))],
        field.IsToMany);
}
