using System.Globalization;
using System.Runtime.CompilerServices;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Telemetry;
using Crm.Graph.Kernel.Transport.Limits;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>
/// What stands between a document and its execution. The engine's rules are asked once for each document; every call, of a document that is
/// known too, has its variables checked and its cost counted.
/// </summary>
internal sealed class DocumentChecks(IOptions<DocumentOptions> documents, IOptions<LimitOptions> limits, LargeQueries large, ServerMeters meters) : IDocumentValidator
{
    /// <summary>Selections within selections: what the engine walks by recursion, through fragments too.</summary>
    private const int MaxSelections = 100;

    /// <summary>The engine looks at a fragment as often as it is spread, when it validates and when it executes.</summary>
    private const int MaxSpreads = 10_000;

    private static readonly IValidationRule[] Rules
        = [.. DocumentValidator.CoreRules.Where(rule => rule is not OverlappingFieldsCanBeMerged), new FieldsMerge(), EnoughErrors.Rule];

    private readonly DocumentValidator _engine = new();
    private readonly DocumentOptions _documents = documents.Value;
    private readonly LimitOptions _limits = limits.Value;

    /// <summary>The operations of documents that are valid, for as long as the documents are kept.</summary>
    private readonly ConditionalWeakTable<GraphQLOperationDefinition, CheckedOperation> _known = [];

    public Task<IValidationResult> ValidateAsync(in ValidationOptions options) => CheckAsync(options);

    private async Task<IValidationResult> CheckAsync(ValidationOptions call)
    {
        IValidationResult result;
        if (_known.TryGetValue(call.Operation, out var operation))
        {
            result = await operation.CheckAsync(call);
        }
        else
        {
            CheckDepth(call.Document);
            result = await ValidateAsync(call);
            if (!result.IsValid)
                return result;
            operation = _known.GetValue(call.Operation, definition => new(call.Schema, call.Document, definition));
        }
        if (!result.IsValid)
            return result;
        var request = call.UserContext as RequestContext;
        var cost = operation.Cost.For(result.Variables ?? Variables.None);
        if (Refusal(operation, cost, request) is { } refusal)
            return Refused(refusal);
        if (request is not null && call.Operation.Operation is OperationType.Query)
            request.Held = await large.EnterAsync(cost, call.CancellationToken);
        return result;
    }

    private void CheckDepth(GraphQLDocument document)
    {
        var depth = DocumentDepth.Of(document);
        if (depth.Fields > _documents.MaxDepth)
        {
            meters.Refused("depth");
            throw CrmError.TooExpensive($"Fields may be nested {_documents.MaxDepth} deep; these are {depth.Fields}.",
                Text(depth.Fields), Text(_documents.MaxDepth));
        }
        if (depth.Selections > MaxSelections)
            throw CrmError.BadUserInput("The document is nested too deeply.");
        if (depth.Spreads > MaxSpreads)
            throw CrmError.TooExpensive($"Fragments may be spread {MaxSpreads} times, those within fragments as often as these.", Text(depth.Spreads), Text(MaxSpreads));
    }

    private CrmError? Refusal(CheckedOperation operation, long cost, RequestContext? request)
    {
        if (operation.IntrospectionSize > 0 && !_documents.Introspection)
            return CrmError.BadUserInput("This server does not tell its schema.");
        if (operation.IntrospectionSize > operation.MaxIntrospectionSize)
            return CrmError.TooExpensive("This asks more of the schema than there is to say.");
        if (request is null || request.Spend(cost) <= _limits.Budget)
            return null;
        meters.Refused("cost");
        return CrmError.TooExpensive($"This would cost {Text(request.Spent)}, of a budget of {_limits.Budget}. Ask for less at once.",
            Text(request.Spent), Text(_limits.Budget));
    }

    /// <summary>The engine's rules, and ours. Nobody reads thousands of errors, and an answer may not be many times what was asked.</summary>
    private async ValueTask<IValidationResult> ValidateAsync(ValidationOptions call)
    {
        try
        {
            var result = await _engine.ValidateAsync(call with { Rules = Rules });
            return result.Errors.Count <= EnoughErrors.Max ? result : new ValidationResult(result.Errors.OfType<ValidationError>().Take(EnoughErrors.Max));
        }
        catch (EnoughErrors.Reached enough)
        {
            return new ValidationResult(enough.Errors);
        }
    }

    private static ValidationResult Refused(CrmError refusal)
    {
        var result = new ValidationResult();
        result.Errors.Add(refusal);
        return result;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
