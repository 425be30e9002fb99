using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Products.Model;

/// <summary>Questions that customers are asked.</summary>
public sealed class Survey : Record, INamed
{
    private Survey() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the survey is about.</summary>
    public string? Description { get; private set; }

    internal static Result<Survey> Create(string name, string? description)
    {
        var problems = new Problems();
        var survey = new Survey
        {
            Name = problems.Required(name, "name", 100),
            Description = problems.Text(description, "description", PlainText.LongLength, multiline: true),
        };
        return problems.Any ? problems.All : survey;
    }
}
