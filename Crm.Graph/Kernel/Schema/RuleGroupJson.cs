using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Errors;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Schema;

/// <summary>A rule group written inline, as the same dictionaries and lists that a variable would have held; variables inside it are put in.</summary>
internal static class RuleGroupJson
{
    private static readonly JsonSerializerOptions Kept = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static object? Of(object? value, Variables variables) => value is GraphQLValue literal ? Literal(literal, variables) : value;

    /// <summary>A value of an input as JSON text, to be kept.</summary>
    public static string Text(object value)
    {
        if (HasVariable(value as GraphQLValue))
            throw CrmError.BadUserInput("Give the whole value as a variable, or none of it.");
        var text = JsonSerializer.Serialize(Of(value, Variables.None), Kept);
        return text.Length <= JsonText.MaxLength ? text : throw CrmError.BadUserInput($"Expected at most {JsonText.MaxLength} characters of JSON.");
    }

    public static bool HasVariable(GraphQLValue? value) => value switch
    {
        GraphQLVariable => true,
        GraphQLListValue list => list.Values?.Any(HasVariable) ?? false,
        GraphQLObjectValue fields => fields.Fields?.Any(f => HasVariable(f.Value)) ?? false,
        _ => false,
    };

    private static object? Literal(GraphQLValue value, Variables variables) => value switch
    {
        GraphQLVariable variable => variables.ValueFor(variable.Name.Value, out var given) ? Of(given.Value, variables) : null,
        GraphQLObjectValue group => (group.Fields ?? []).ToDictionary(f => f.Name.StringValue, f => Literal(f.Value, variables)),
        GraphQLListValue list => (list.Values ?? []).Select(v => Literal(v, variables)).ToList(),
        GraphQLStringValue text => text.Value.ToString(),
        GraphQLEnumValue name => name.Name.StringValue,
        GraphQLBooleanValue => value is GraphQLTrueBooleanValue,
        GraphQLIntValue number => decimal.TryParse(number.Value.Span, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole)
            ? whole : number.Value.ToString(),
        GraphQLFloatValue number => decimal.TryParse(number.Value.Span, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact : number.Value.ToString(),
        _ => null,
    };
}
