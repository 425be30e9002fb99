using Crm.Graph.Kernel.Schema;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>The places of an operation that have arguments or directives. Those without variables are computed once, and shared by all calls.</summary>
internal sealed class CallSites
{
    private readonly Dictionary<GraphQLField, IDictionary<string, ArgumentValue>> _arguments = [];
    private readonly Dictionary<ASTNode, IDictionary<string, DirectiveInfo>> _directives = [];
    private readonly List<(GraphQLField Field, QueryArguments? Definitions)> _openArguments = [];
    private readonly List<ASTNode> _openDirectives = [];

    /// <summary>The engine writes into the values of mutations; of queries it makes a copy.</summary>
    private readonly bool _isShared;

    private CallSites(bool isShared) => _isShared = isShared;

    /// <exception cref="ValidationError">A value that is written in the document is not of its type.</exception>
    public static CallSites Of(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var sites = new CallSites(operation.Operation is not OperationType.Mutation);
        sites.Directives(operation, schema, document);
        foreach (var (node, definition) in OperationWalk.Of(schema, document, operation))
        {
            sites.Directives(node, schema, document);
            if (node is GraphQLField { Arguments: { Count: > 0 } given } field)
            {
                if (given.Items.Exists(a => RuleGroupJson.HasVariable(a.Value)))
                    sites._openArguments.Add((field, definition!.Arguments));
                else if (ExecutionHelper.GetArguments(definition!.Arguments, given, Variables.None, document, field, null) is { } values)
                    sites._arguments[field] = values;
            }
        }
        return sites;
    }

    /// <summary>Whether no call differs from another.</summary>
    public bool AreClosed => _isShared && _openArguments.Count == 0 && _openDirectives.Count == 0;

    public ValidationResult Fill(ISchema schema, GraphQLDocument document, Variables variables)
    {
        List<ValidationError>? errors = null;
        var arguments = _isShared && _openArguments.Count == 0 ? _arguments : new(_arguments);
        foreach (var (field, definitions) in _openArguments)
        {
            try
            {
                if (ExecutionHelper.GetArguments(definitions, field.Arguments, variables, document, field, null) is { } values)
                    arguments[field] = values;
            }
            catch (ValidationError error)
            {
                (errors ??= []).Add(error);
            }
        }
        var directives = _isShared && _openDirectives.Count == 0 ? _directives : new(_directives);
        foreach (var node in _openDirectives)
        {
            try
            {
                if (ExecutionHelper.GetDirectives((IHasDirectivesNode)node, variables, schema, document) is { } values)
                    directives[node] = values;
            }
            catch (ValidationError error)
            {
                (errors ??= []).Add(error);
            }
        }
        return new ValidationResult(errors ?? [])
        {
            Variables = variables,
            ArgumentValues = arguments.Count > 0 ? arguments : null,
            DirectiveValues = directives.Count > 0 ? directives : null,
        };
    }

    private void Directives(ASTNode node, ISchema schema, GraphQLDocument document)
    {
        if (node is not IHasDirectivesNode { Directives: { Count: > 0 } given } owner)
            return;
        if (given.Items.Exists(d => d.Arguments?.Items.Exists(a => RuleGroupJson.HasVariable(a.Value)) == true))
            _openDirectives.Add(node);
        else if (ExecutionHelper.GetDirectives(owner, Variables.None, schema, document) is { } values)
            _directives[node] = values;
    }
}
