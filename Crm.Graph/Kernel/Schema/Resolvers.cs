using System.Collections.Frozen;
using System.Collections.Immutable;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Kernel.Security;
using GraphQL;
using GraphQL.Execution;

namespace Crm.Graph.Kernel.Schema;

/// <summary>What stands behind the root fields: who may, then what is to be read, then the reader.</summary>
internal sealed class Resolvers(Catalogues catalogues, RecordReader reader)
{
    public ValueTask<object?> ListAsync(IResolveFieldContext context, ListField field) => ReadAsync(context, field.Needs, (collect, caller) =>
    {
        var arguments = collect.Arguments();
        return new ReadList(collect.Connection(), field.Which is { } which ? arguments with { Where = RuleGroup.All(which(caller), arguments.Where) } : arguments);
    });

    public async ValueTask<object?> OneAsync(IResolveFieldContext context, OneField field)
    {
        var catalogue = catalogues.Of(field.Entity);
        var where = WhereOf(field, catalogue, context.GetArgument<string?>("id"), context.Request().Caller);
        var record = await ReadAsync(context, field.Needs, collect => where is null ? null : new ReadOne(collect.Object(), where));
        if (record is null && where is not null && catalogue.Visibility is not null)
        {
            var id = new Selection(catalogue, [new SelectedValue("id", catalogue.Find("id")!)]);
            if (await ReadAsync(context, field.Needs, _ => new ReadOne(id, where, SeesAll: true)) is not null)
                throw CrmError.Forbidden($"This {Names.Camel(catalogue.Name)} is somebody else's.");
        }
        return record;
    }

    /// <summary>Which record a field of one record means; null where it is none.</summary>
    private static RuleGroup? WhereOf(OneField field, FieldCatalogue catalogue, string? id, Caller? caller)
    {
        var where = id is null ? null : ById(catalogue, id);
        if (field.Own is null || caller is null || id is not null && caller.May(field.OthersNeed!))
            return where;
        var own = RuleGroup.Of("id", RuleOperator.Equal, field.Own(caller).ToString());
        return id is null ? own : where is null ? null : RuleGroup.All(own, where);
    }

    public ValueTask<object?> LookupAsync(IResolveFieldContext context, LookupField field) => ReadAsync(context, field.Needs, (collect, caller) =>
    {
        var rule = field.Rule(context.GetArgument<string>(field.Argument), caller);
        return rule.Refused(out var errors) ? throw CrmError.BadUserInput(errors[0].Message) : new ReadOne(collect.Object(), rule.Value);
    });

    /// <summary>The record that is the caller's own.</summary>
    public ValueTask<object?> OwnAsync(IResolveFieldContext context, OwnField field)
        => ReadAsync(context, field.Needs, (collect, caller) => new ReadOne(collect.Object(), RuleGroup.Of(field.By, RuleOperator.Equal, caller.ActorId.ToString())));

    /// <summary>What a mutation answers: the records that it stored, read anew as selected.</summary>
    public ValueTask<object?> AnswerAsync(IResolveFieldContext context)
    {
        var outcome = (MutationOutcome)context.Source!;
        if (outcome.Ids is null)
            return ValueTask.FromResult<object?>(null);
        return ReadAsync(context, null, collect => outcome.IsList
            ? new ReadMany(collect.Object(), [.. outcome.Ids])
            : new ReadOne(collect.Object(), RuleGroup.Of("id", RuleOperator.Equal, outcome.Ids[0])));
    }

    /// <summary>The record of an id that stands in an answer, read with those of the items beside it; null when there is none that the caller may see.</summary>
    public object? Referred(IResolveFieldContext context, Guid? id) => id is { } known
        ? context.Request().Referred.Of(context, ids => ReferredAsync(context, ids)).Add(known)
        : null;

    private async Task<IReadOnlyDictionary<Guid, RawJson>> ReferredAsync(IResolveFieldContext context, ImmutableArray<Guid> ids)
    {
        if (ids is [var only])
        {
            var record = (RawJson?)await ReadAsync(context, null, collect => new ReadOne(collect.Object(), RuleGroup.Of("id", RuleOperator.Equal, only)));
            return record is null ? FrozenDictionary<Guid, RawJson>.Empty : new Dictionary<Guid, RawJson> { [only] = record };
        }
        var caller = Authorised(context, null);
        var selection = new SelectionCollector(context, catalogues, caller).Object();
        var records = await RefusingAsync(() => reader.ReadByIdAsync(new ReadMany(selection, ids), caller, context.CancellationToken));
        return records.ToDictionary(r => r.Key, r => new RawJson(r.Value));
    }

    /// <summary>The caller, who must be known and have the permission.</summary>
    public static Caller Authorised(IProvideUserContext context, string? permission)
    {
        var caller = context.Request().Caller ?? throw CrmError.Unauthenticated();
        if (permission is not null && !caller.May(permission))
            throw CrmError.Forbidden($"This needs the permission {permission}.", permission);
        return caller;
    }

    private ValueTask<object?> ReadAsync(IResolveFieldContext context, string? needs, Func<SelectionCollector, ReadRequest?> request)
        => ReadAsync(context, needs, (collect, _) => request(collect));

    private async ValueTask<object?> ReadAsync(IResolveFieldContext context, string? needs, Func<SelectionCollector, Caller, ReadRequest?> request)
    {
        var caller = Authorised(context, needs);
        return await RefusingAsync(async () =>
        {
            if (request(new SelectionCollector(context, catalogues, caller), caller) is not { } read)
                return null;
            var json = await reader.ReadAsync(read, caller, context.CancellationToken);
            return read is ReadOne && json.Span.SequenceEqual("null"u8) ? null : new RawJson(json);
        });
    }

    private static async ValueTask<T> RefusingAsync<T>(Func<ValueTask<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (Refusal(e) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>What the caller is told when arguments cannot be understood; null of anything else that goes wrong.</summary>
    public static CrmError? Refusal(Exception exception) => exception switch
    {
        InvalidRuleException rule => CrmError.Of(rule.Code, rule.Message, [.. rule.Parameters]),
        BadRequestException request => CrmError.BadUserInput(request.Message),
        _ => null,
    };

    /// <summary>By UUID, or by the record's own code or number; null when it can be neither.</summary>
    private static RuleGroup? ById(FieldCatalogue catalogue, string id)
    {
        if (Guid.TryParse(id, out var guid))
            return RuleGroup.Of("id", RuleOperator.Equal, guid.ToString());
        return catalogue.Key is { } key && RuleValues.IsStorable(id) ? RuleGroup.Of(key.Name, RuleOperator.Equal, id) : null;
    }
}

/// <summary>How a mutation ended: the ids of what it answers, or why it was refused.</summary>
internal sealed record MutationOutcome(IReadOnlyList<Guid>? Ids, bool IsList, IReadOnlyList<DomainError> Errors)
{
    /// <summary>What it answers when that is no record of the database.</summary>
    public object? Answer { get; init; }
}
