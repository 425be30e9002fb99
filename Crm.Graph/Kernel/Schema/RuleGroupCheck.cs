using System.Text;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Schema;

/// <inheritdoc/>
internal sealed class RuleGroupCheck(RootFields root, Vocabularies vocabularies, TimeProvider clock) : IRuleGroupCheck
{
    public async ValueTask<DomainError?> OfAsync(string list, RuleGroupText value, Caller caller, CancellationToken ct)
    {
        if (root.Lists.FirstOrDefault(l => l.Name == list && (l.Needs is null || caller.May(l.Needs))) is not { } known)
        {
            var nearest = Nearest.Of(list, root.Lists.Select(l => l.Name));
            return new DomainError(Codes.NotFound, $"There is no list of this name. Some that there are: {nearest}.", "module").With("module", list[..Math.Min(list.Length, 60)]);
        }
        try
        {
            var slots = new Slots(clock.Today(caller.TimeZone), caller.ActorId);
            var values = new RuleValues(clock.Now(), caller.TimeZone);
            var group = RuleParser.Parse(RuleGroupTexts.Read(value), "value");
            var words = await vocabularies.ForAsync(caller, group.MayNameDefinitions, ct);
            new RuleBinder(words, root.Catalogues.Of(known.Entity), values, slots, new StringBuilder()).Bind(group);
            return null;
        }
        catch (InvalidRuleException e)
        {
            return new DomainError(e.Code, e.Message, "value").With([.. e.Parameters]);
        }
    }
}
