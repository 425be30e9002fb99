using System.Linq.Expressions;

namespace Crm.Graph.Kernel.Fields;

/// <summary>Puts expressions together.</summary>
internal static class Replace
{
    /// <summary>The body of a lambda with its parameter replaced: what it says, of another expression.</summary>
    public static Expression Parameter(LambdaExpression lambda, Expression with)
        => new Visitor(lambda.Parameters[0], with).Visit(lambda.Body);

    /// <summary>One path after another: <c>a => a.PrimaryContact</c>, then <c>c => c.Name</c>.</summary>
    public static LambdaExpression Then(LambdaExpression first, LambdaExpression second)
        => Expression.Lambda(Parameter(second, first.Body), first.Parameters);

    private sealed class Visitor(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;

        /// <summary>A member of what is only now put together is what was put there: <c>new F { Balance = a.Balance }.Balance</c>.</summary>
        protected override Expression VisitMember(MemberExpression node)
        {
            var from = Visit(node.Expression);
            return from is MemberInitExpression made
                && made.Bindings.OfType<MemberAssignment>().FirstOrDefault(b => b.Member.Name == node.Member.Name) is { } binding
                ? binding.Expression
                : node.Update(from);
        }
    }
}
