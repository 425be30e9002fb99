using GraphQL.Instrumentation;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>
/// An operation of a document that has been found valid. What each call still needs (its variables, and the arguments and directives that
/// they stand in) is found here without walking the document again; what no variable stands in was computed once.
/// </summary>
internal sealed class CheckedOperation
{
    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly GraphQLOperationDefinition _operation;
    private readonly CallSites _sites;

    /// <summary>The result for every call, where it is the same.</summary>
    private readonly ValidationResult? _same;

    /// <summary>A context of the engine that has found the uses of the variables, for one call at a time; null while that lasts.</summary>
    private ValidationContext? _idle;

    public CheckedOperation(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        (_schema, _document, _operation) = (schema, document, operation);
        _sites = CallSites.Of(schema, document, operation);
        if (_sites.AreClosed && operation.Variables is not { Count: > 0 })
            _same = _sites.Fill(schema, document, Variables.None);
        Cost = OperationCost.Of(schema, document, operation);
        IntrospectionSize = Documents.IntrospectionSize.Of(schema, document, operation);
    }

    public OperationCost Cost { get; }

    public long IntrospectionSize { get; }

    public long MaxIntrospectionSize => Documents.IntrospectionSize.MaxFor(_schema);

    /// <summary>The variables and arguments of a call, or what is wrong with them.</summary>
    public async ValueTask<ValidationResult> CheckAsync(ValidationOptions call)
    {
        if (_same is not null)
            return _same;
        var variables = Variables.None;
        if (_operation.Variables is { Count: > 0 })
        {
            var context = Interlocked.Exchange(ref _idle, null) ?? NewContext();
            context.Variables = call.Variables;
            context.CancellationToken = call.CancellationToken;
            (variables, var errors) = await context.GetVariablesValuesAsync();
            context.Variables = null!;
            _idle = context;
            if (errors is not null)
                return new ValidationResult(errors) { Variables = variables };
        }
        return _sites.Fill(_schema, _document, variables);
    }

    private ValidationContext NewContext() => new()
    {
        Schema = _schema,
        Document = _document,
        Operation = _operation,
        TypeInfo = new TypeInfo(_schema),
        Metrics = Metrics.None,
    };
}
