using GraphQL.Types;
using GraphQL.Utilities;

namespace Crm.Graph.Kernel.Schema;

/// <summary>
/// Adds what the engine's introspection lacks: with deprecated input values, <c>__Directive.args</c> takes <c>includeDeprecated</c>
/// as <c>__Field.args</c> does, and tools that see the one use the other. No directive of ours has a deprecated argument to leave out.
/// </summary>
internal sealed class CompleteIntrospection : BaseSchemaNodeVisitor
{
    public override void VisitObject(IObjectGraphType type, ISchema schema)
    {
        if (type.Name != "__Directive" || type.Fields.Find("args") is not { } args)
            return;
        args.Arguments ??= [];
        if (args.Arguments.Find("includeDeprecated") is null)
            args.Arguments.Add(new QueryArgument(schema.AllTypes["Boolean"]!) { Name = "includeDeprecated", DefaultValue = false });
    }
}
