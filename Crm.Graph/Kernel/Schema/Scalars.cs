using System.Globalization;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Errors;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Schema;

/// <summary>The scalars of the schema, by CLR type.</summary>
internal static class Scalars
{
    public static readonly RuleGroupScalar RuleGroup = new();

    public static readonly JsonScalar Json = new();

    private static readonly Dictionary<Type, ScalarGraphType> ByType = new()
    {
        [typeof(Guid)] = new IdGraphType(),
        [typeof(string)] = new StringGraphType(),
        [typeof(bool)] = new BooleanGraphType(),
        [typeof(int)] = new IntGraphType(),
        [typeof(double)] = new FloatGraphType(),
        [typeof(decimal)] = new DecimalScalar(),
        [typeof(DateTimeOffset)] = new DateTimeScalar(),
        [typeof(DateOnly)] = new DateScalar(),
        [typeof(JsonText)] = Json,
        [typeof(RuleGroupText)] = RuleGroup,
        [typeof(IUpload)] = new UploadScalar(),
    };

    /// <summary>The scalar of a CLR type; null when it is no scalar.</summary>
    public static ScalarGraphType? Of(Type type) => ByType.GetValueOrDefault(type == typeof(RecordId) ? typeof(Guid) : type);
}

/// <summary>A scalar that is written by planned reads, so that only what comes in passes here.</summary>
internal abstract class ReadScalar : ScalarGraphType
{
    /// <summary>What is said to a caller who gave something else.</summary>
    protected abstract string Expected { get; }

    /// <summary>The value; null when the text is none.</summary>
    protected abstract object? Parse(string text);

    public override object? Serialize(object? value) => value;

    /// <summary>Validation would hide what is wrong with a value; reading it says so.</summary>
    public override bool CanParseLiteral(GraphQLValue value) => true;

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text => Read(text.Value.ToString()),
        GraphQLIntValue number => Read(number.Value.ToString()),
        GraphQLFloatValue number => Read(number.Value.ToString()),
        _ => throw CrmError.BadUserInput($"Expected {Expected}."),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        string text => Read(text),
        IFormattable number => Read(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => throw CrmError.BadUserInput($"Expected {Expected}."),
    };

    private object Read(string text)
        => Parse(text) ?? throw CrmError.BadUserInput($"Expected {Expected}, not “{(text.Length <= 40 ? text : text[..40] + "…")}”.");
}

internal sealed class DateTimeScalar : ReadScalar
{
    public DateTimeScalar()
    {
        Name = "DateTime";
        Description = "A moment in ISO 8601, such as `2026-01-31T09:30:00Z`: in UTC in answers, with any offset in inputs, to the millisecond.";
    }

    /// <summary>Of answers that no planned read writes.</summary>
    public override object? Serialize(object? value) => value is DateTimeOffset time ? time.UtcDateTime : value;

    protected override string Expected => IsoTimes.ExpectedMoment;

    protected override object? Parse(string text) => IsoTimes.Moment(text);
}

internal sealed class DateScalar : ReadScalar
{
    public DateScalar()
    {
        Name = "Date";
        Description = "A day in ISO 8601, such as `2026-01-31`.";
    }

    protected override string Expected => IsoTimes.ExpectedDay;

    protected override object? Parse(string text) => IsoTimes.Day(text);
}

internal sealed class DecimalScalar : ReadScalar
{
    public DecimalScalar()
    {
        Name = "Decimal";
        Description = "An exact number with at most four decimals. It is a JSON number; where a client's numbers are not exact enough, inputs take text too.";
    }

    /// <summary>Of answers that no planned read writes: without the zeros at its end, which some databases add.</summary>
    public override object? Serialize(object? value) => value is decimal number ? number / 1.0000000000000000000000000000m : value;

    protected override string Expected => "a number with at most four decimals";

    /// <summary>A number is read as a double where no decimal holds it.</summary>
    public override object? ParseValue(object? value)
        => value is double ? throw CrmError.BadUserInput($"Expected {Expected}.") : base.ParseValue(value);

    protected override object? Parse(string text) => ExactDecimal.Parse(text, Money.Decimals);
}

/// <summary>Passes the JSON of a rule group through; <see cref="Filtering.RuleParser"/> reads it, with errors that name the rule.</summary>
internal sealed class RuleGroupScalar : ScalarGraphType
{
    public RuleGroupScalar()
    {
        Name = "RuleGroup";
        Description = "A filter: the JSON that react-querybuilder produces, unchanged. " +
            "`{combinator: \"and\", rules: [{field: \"city\", operator: \"=\", value: \"Nicosia\"}]}`; groups nest, `not: true` negates one, " +
            "and a rule's value may be a variable. Text is compared without regard to case. An unknown field or operator, or a value of another type, " +
            "is an error `INVALID_RULE` that names the rule.";
    }

    public override object? ParseLiteral(GraphQLValue value) => value is GraphQLNullValue ? null : value;

    public override object? ParseValue(object? value) => value;

    public override object? Serialize(object? value) => value;

    public override bool CanParseLiteral(GraphQLValue value) => true;
}

/// <summary>Any JSON, for values whose type is known at run time only.</summary>
internal sealed class JsonScalar : ScalarGraphType
{
    public JsonScalar()
    {
        Name = "Json";
        Description = "Any JSON value: text, a number, true or false, null, a list or an object.";
    }

    public override object? ParseLiteral(GraphQLValue value) => value is GraphQLNullValue ? null : value;

    public override object? ParseValue(object? value) => value;

    public override object? Serialize(object? value) => value;

    public override bool CanParseLiteral(GraphQLValue value) => true;
}
