using System.Text.Json;
using System.Text.RegularExpressions;
using Crm.Graph.Kernel.Security;
using GraphQL;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Schema;

/// <summary>Equal for listeners who are told the same: who ask the same of the same data with the same permissions. Where they begin is their own.</summary>
/// <param name="ActorId">Who asks, where the answer depends on that.</param>
internal sealed record ListenerKey(string Document, string Operation, string Variables, string Permissions, Guid? ActorId)
{
    public static ListenerKey Of(IResolveFieldContext context, Caller caller, CallersOwn own, bool isCallersOwn)
    {
        var (text, variables) = (context.Document.Source.ToString(), VariablesOf(context, context.Document.Source.ToString()));
        // A list may name a saved filter, which not everybody may use.
        var depends = isCallersOwn || text.Contains("savedFilter", StringComparison.Ordinal) || own.IsNamedIn(text) || own.IsNamedIn(variables);
        return new(text, context.Operation.Name?.StringValue ?? "", variables, string.Join(' ', caller.Permissions.Order(StringComparer.Ordinal)), depends ? caller.ActorId : null);
    }

    private static string VariablesOf(IResolveFieldContext context, string text)
    {
        var place = context.FieldAst.Arguments?.Items.FirstOrDefault(a => a.Name.Value == "after")?.Value is GraphQLVariable variable ? variable.Name.StringValue : null;
        // Declared and used, but nowhere else.
        if (place is not null && Regex.Count(text, $@"\${place}\b", RegexOptions.None, TimeSpan.FromSeconds(1)) > 2)
            place = null;
        var given = context.Variables.Where(v => v.ValueSpecified && !v.IsDefault && v.Name != place).OrderBy(v => v.Name, StringComparer.Ordinal)
            .ToDictionary(v => v.Name, v => v.Value);
        return given.Count == 0 ? "" : JsonSerializer.Serialize(given);
    }
}
