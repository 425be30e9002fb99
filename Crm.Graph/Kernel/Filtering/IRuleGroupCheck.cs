using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>Checks rule groups that are to be kept, as if their list were asked for with them.</summary>
public interface IRuleGroupCheck
{
    /// <summary>What is wrong with a rule group for a list, under <c>module</c> or <c>value</c>; null when nothing is.</summary>
    /// <param name="list">The name of the list, such as <c>contacts</c>.</param>
    ValueTask<DomainError?> OfAsync(string list, RuleGroupText value, Caller caller, CancellationToken ct);
}
