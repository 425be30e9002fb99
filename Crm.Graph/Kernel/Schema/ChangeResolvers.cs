using System.Collections.Frozen;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Subscriptions;
using GraphQL;

namespace Crm.Graph.Kernel.Schema;

/// <summary>What stands behind the subscriptions to changes.</summary>
internal sealed class ChangeResolvers(RootFields root, ChangeGroups groups)
{
    private readonly CallersOwn _own = new(root.Catalogues);

    /// <summary>The kinds of record that can be listened to: those that there is a list of, whose permission is theirs too.</summary>
    private IEnumerable<(FieldCatalogue Catalogue, ListField List)> Kinds => root.Lists.DistinctBy(l => l.Entity).Select(l => (root.Catalogues.Of(l.Entity), l));

    public ValueTask<IAsyncEnumerable<object>> ListenAsync(IResolveFieldContext context, ChangesField field)
    {
        var catalogue = root.Catalogues.Of(field.Entity);
        return ListenAsync(context, [catalogue], caller =>
        {
            var where = field.Which is { } which ? RuleGroup.All(which(caller), Where(context)) : Where(context);
            return new(Named([catalogue]), field.Events, where, EachName: field.Events is not null);
        }, isCallersOwn: field.Which is not null);
    }

    public ValueTask<IAsyncEnumerable<object>> ListenToAnyAsync(IResolveFieldContext context)
    {
        var caller = Resolvers.Authorised(context, null);
        var kinds = context.GetArgument<string?>("entity") is { } entity ? [Kind(entity, caller)] : Kinds.Where(k => k.List.Needs is null || caller.May(k.List.Needs)).Select(k => k.Catalogue).ToList();
        return ListenAsync(context, kinds, _ =>
        {
            var where = Where(context);
            if (kinds.Count > 1 && !where.Rules.IsEmpty)
                throw CrmError.BadUserInput("where: name the kind of record that the rules are about, as the argument entity.");
            return new(Named(kinds), context.GetArgument<string?>("event") is { } name ? [name] : null, where, EachName: true);
        });
    }

    private async ValueTask<IAsyncEnumerable<object>> ListenAsync(
        IResolveFieldContext context, IReadOnlyList<FieldCatalogue> kinds, Func<Caller, ListenedFor> wanted, bool isCallersOwn = false)
    {
        var caller = Resolvers.Authorised(context, null);
        try
        {
            var key = ListenerKey.Of(context, caller, _own, isCallersOwn || _own.IsIn(kinds));
            return await groups.ListenAsync(key, wanted(caller), caller, context.GetArgument<string?>("after"), context.CancellationToken);
        }
        catch (Exception e) when (Resolvers.Refusal(e) is { } refusal)
        {
            throw refusal;
        }
    }

    private FieldCatalogue Kind(string name, Caller caller)
    {
        var known = Kinds.Where(k => k.Catalogue.Name == name || k.List.Name == name).Take(1).ToList();
        if (known is not [var (catalogue, list)])
            throw CrmError.BadUserInput($"entity: there is no such kind of record. Some that there are: {Nearest.Of(name, Kinds.Select(k => k.Catalogue.Name))}.");
        if (list.Needs is { } needs && !caller.May(needs))
            throw CrmError.Forbidden($"This needs the permission {needs}.", needs);
        return catalogue;
    }

    private static RuleGroup Where(IResolveFieldContext context) => RuleParser.Parse(RuleGroupJson.Of(context.GetArgument<object?>("where"), context.Variables));

    private static FrozenDictionary<string, FieldCatalogue> Named(IReadOnlyList<FieldCatalogue> kinds) => kinds.ToFrozenDictionary(k => k.Name);
}
