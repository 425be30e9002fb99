namespace Crm.Graph.Kernel.Domain;

/// <summary>JSON that is kept and given back as it is: the <c>Json</c> of the schema.</summary>
public readonly record struct JsonText(string Value)
{
    /// <summary>The longest that is kept, in characters.</summary>
    public const int MaxLength = 65_536;

    public override string ToString() => Value;
}

/// <summary>The JSON of a rule group, kept: the <c>RuleGroup</c> of the schema.</summary>
public readonly record struct RuleGroupText(string Value)
{
    public override string ToString() => Value;
}
