using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Products.Model;

/// <summary>Something that is offered so that somebody buys: a rebate, a bonus.</summary>
public sealed class Incentive : Record, INamed
{
    private Incentive() { } // EF

    /// <summary>The id that whoever offers it knows it by.</summary>
    public string? IncentiveId { get; private set; }

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Who offers it.</summary>
    public string? Source { get; private set; }

    /// <summary>What is offered.</summary>
    public string? Description { get; private set; }

    internal static Result<Incentive> Create(string name, string? incentiveId, string? source, string? description)
    {
        var problems = new Problems();
        var incentive = new Incentive
        {
            Name = problems.Required(name, "name", 100),
            IncentiveId = problems.Text(incentiveId, "incentiveId", 100),
            Source = problems.Text(source, "source", 100),
            Description = problems.Text(description, "description", PlainText.LongLength, multiline: true),
        };
        return problems.Any ? problems.All : incentive;
    }
}
