using GraphQL.Validation;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>Ends validation when there are more errors than are told: each takes time to make, and a document may hold thousands.</summary>
internal sealed class EnoughErrors : ValidationRuleBase, INodeVisitor
{
    public const int Max = 50;

    public static readonly EnoughErrors Rule = new();

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

    public ValueTask EnterAsync(ASTNode node, ValidationContext context)
        => context.HasErrors && context.Errors.Count() >= Max ? throw new Reached([.. context.Errors.Take(Max)]) : default;

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;

    /// <summary>So many were found.</summary>
    internal sealed class Reached(IReadOnlyList<ValidationError> errors) : Exception
    {
        public IReadOnlyList<ValidationError> Errors { get; } = errors;
    }
}
