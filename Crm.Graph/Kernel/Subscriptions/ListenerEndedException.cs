using Crm.Graph.Kernel.Filtering;

namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>A listener was ended. The code, the message and the parameters are for the caller.</summary>
internal sealed class ListenerEndedException(string code, string message, params IReadOnlyList<string> parameters) : Exception(message)
{
    /// <summary>A field that the filter names is not there any more.</summary>
    public ListenerEndedException(InvalidRuleException rule) : this(rule.Code, rule.Message, rule.Parameters) { }

    public string Code => code;

    public IReadOnlyList<string> Parameters => parameters;
}
