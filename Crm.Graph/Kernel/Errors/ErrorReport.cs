using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Execution;

namespace Crm.Graph.Kernel.Errors;

/// <summary>What the caller gets to see of an error. Whatever was not meant for callers becomes <c>INTERNAL</c> and says nothing of its inside.</summary>
internal readonly partial record struct ErrorReport(string Message, string Code, int Status, IReadOnlyList<string> Parameters)
{
    public bool IsInternal => Code == ErrorCodes.Internal;

    /// <summary>The HTTP status where it is not the code's.</summary>
    public int HttpStatus { get; private init; } = Status;

    public static ErrorReport Of(ExecutionError error, string traceId)
    {
        // The engine wraps what a scalar throws while a variable is read: ours is inside.
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is CrmError ours)
                return Make(Place(error) + ours.Message, ours.Code!, ours.Parameters) with { HttpStatus = ours.HttpStatus ?? ErrorCodes.StatusOf(ours.Code)!.Value };
        }
        return error switch
        {
            TimeoutError => Make("The request took too long. Ask for less at once.", ErrorCodes.TooExpensive, []),
            DocumentError or RequestError => Make(WithoutTypeNames(error.Message), ErrorCodes.BadUserInput, []),
            { InnerException: null } when ErrorCodes.StatusOf(error.Code) is not (null or 500) => Make(error.Message, error.Code!, []),
            _ => Make($"Something went wrong on our side. Please quote {traceId} when you ask about it.", ErrorCodes.Internal, []),
        };
    }

    private static ErrorReport Make(string message, string code, IReadOnlyList<string> parameters)
        => new(message, code, ErrorCodes.StatusOf(code)!.Value, parameters);

    /// <summary>Which variable or argument the value that was refused stands in, as far as the engine knows.</summary>
    private static string Place(ExecutionError error) => error is CrmError ? "" : PlaceOfValue().Match(error.Message).Value;

    [GeneratedRegex(@"^(?:Variable '[^']+' is invalid|Invalid literal for argument '[^']+' of field '[^']+')\. ")]
    private static partial Regex PlaceOfValue();

    /// <summary>The engine names the value's type beside some values, and shows a map or a list as the name of its type.</summary>
    private static string WithoutTypeNames(string message)
        => SystemType().Replace(TypeOfValue().Replace(message, " to "), "'{…}'");

    [GeneratedRegex(" (?:value )?of type '[^']*' to (?=the scalar type|its AST)")]
    private static partial Regex TypeOfValue();

    [GeneratedRegex(@"'(?:System|GraphQL|Crm)\.[\w.]+[^']*'")]
    private static partial Regex SystemType();
}
