using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Schema;

/// <summary>Queries: fields at once, planned ones as leaves.</summary>
internal class PlannedQueries : ParallelExecutionStrategy
{
    protected override ExecutionNode BuildExecutionNode(ExecutionNode parent, IGraphType graphType, GraphQLField field, FieldType fieldDefinition, int? indexInParentNode = null)
        => fieldDefinition is PlannedFieldType
            ? new ValueExecutionNode(parent, FinishedJson.Instance, field, fieldDefinition, indexInParentNode)
            : base.BuildExecutionNode(parent, graphType, field, fieldDefinition, indexInParentNode);
}

/// <summary>Mutations: one after another, as GraphQL demands; what their payloads read is planned too.</summary>
internal sealed class PlannedMutations : SerialExecutionStrategy
{
    protected override ExecutionNode BuildExecutionNode(ExecutionNode parent, IGraphType graphType, GraphQLField field, FieldType fieldDefinition, int? indexInParentNode = null)
        => fieldDefinition is PlannedFieldType
            ? new ValueExecutionNode(parent, FinishedJson.Instance, field, fieldDefinition, indexInParentNode)
            : base.BuildExecutionNode(parent, graphType, field, fieldDefinition, indexInParentNode);
}

/// <summary>Lets the engine pass finished JSON on. It stands in no schema.</summary>
internal sealed class FinishedJson : ScalarGraphType
{
    public static readonly FinishedJson Instance = new() { Name = "FinishedJson" };

    public override object? ParseValue(object? value) => throw new NotSupportedException();

    public override object? Serialize(object? value) => value;
}
