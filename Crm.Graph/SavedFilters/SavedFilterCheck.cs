using System.Text;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.SavedFilters.Model;

namespace Crm.Graph.SavedFilters;

/// <summary>What is checked before a saved filter is kept or changed.</summary>
internal sealed class SavedFilterCheck(RootFields root, TimeProvider clock)
{
    /// <summary>What is wrong with a rule group for a list; null when nothing is.</summary>
    public DomainError? Of(string module, RuleGroupText value, Caller caller)
    {
        if (root.Lists.FirstOrDefault(l => l.Name == module && (l.Needs is null || caller.May(l.Needs))) is not { } list)
            return SavedFilterErrors.UnknownModule(module.Length <= 60 ? module : module[..60], Nearest.Of(module, root.Lists.Select(l => l.Name)));
        try
        {
            var now = clock.Now();
            var slots = new Slots(DateOnly.FromDateTime(now.Date), caller.ActorId);
            new RuleBinder(root.Catalogues, root.Catalogues.Of(list.Entity), new RuleValues(now, caller.TimeZone), caller.May, slots, new StringBuilder())
                .Bind(RuleParser.Parse(RuleGroupTexts.Read(value), "value"));
            return null;
        }
        catch (InvalidRuleException e)
        {
            return new DomainError(e.Code, e.Message, "value").With([.. e.Parameters]);
        }
    }

    /// <summary>The filter, which must be the caller's own. A private one of somebody else is forbidden like a shared one.</summary>
    public static async Task<Result<SavedFilter>> OwnAsync(CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct)
    {
        var filter = await db.RequireAsync<SavedFilter>(id, expectedVersion, ct);
        return filter.Succeeded && filter.Value.OwnerId != db.Caller.ActorId ? SavedFilterErrors.NotTheOwner(filter.Value) : filter;
    }
}
