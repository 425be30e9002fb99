using System.Globalization;
using System.Numerics;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Schema;

/// <summary>A rule group written inline, as the same dictionaries and lists that a variable would have held; variables inside it are put in.</summary>
internal static class RuleGroupJson
{
    /// <summary>More digits than this are no number that anybody means, and costly to read exactly.</summary>
    private const int MaxDigits = 100;

    public static object? Of(object? value, Variables variables) => value is GraphQLValue literal ? Literal(literal, variables) : value;

    private static object? Literal(GraphQLValue value, Variables variables) => value switch
    {
        GraphQLVariable variable => variables.ValueFor(variable.Name.Value, out var given) ? Of(given.Value, variables) : null,
        GraphQLObjectValue group => (group.Fields ?? []).ToDictionary(f => f.Name.StringValue, f => Literal(f.Value, variables)),
        GraphQLListValue list => (list.Values ?? []).Select(v => Literal(v, variables)).ToList(),
        GraphQLStringValue text => text.Value.ToString(),
        GraphQLEnumValue name => name.Name.StringValue,
        GraphQLBooleanValue => value is GraphQLTrueBooleanValue,
        GraphQLIntValue number => decimal.TryParse(number.Value.Span, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole)
            ? whole : number.Value.Length <= MaxDigits
            ? BigInteger.Parse(number.Value.Span, NumberStyles.Integer, CultureInfo.InvariantCulture)
            : double.Parse(number.Value.Span, NumberStyles.Float, CultureInfo.InvariantCulture),
        GraphQLFloatValue number => decimal.TryParse(number.Value.Span, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact : double.Parse(number.Value.Span, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => null,
    };
}
