using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Reading;
using GraphQL.Types;

namespace Crm.Graph.Kernel.Schema;

/// <summary>The field <c>aggregate</c> of every connection, and the types of what it answers. Plans read it, so nothing here is resolved.</summary>
internal static class AggregateTypes
{
    public static FieldType Field(InputTypes inputs)
    {
        var field = Undeclared(inputs);
        FieldCost.Aggregate.Declare(field);
        return field;
    }

    private static FieldType Undeclared(InputTypes inputs) => new()
    {
        Name = "aggregate",
        Description = "Groups of all records that the list matches, whatever page is asked for. Amounts are never added across currencies: "
            + "where `of` names an amount and `groupBy` does not name its currency, there is a group for each currency, which becomes the last of the keys.",
        ResolvedType = List(new GraphQLTypeReference("AggregateGroup")),
        Arguments =
        [
            new QueryArgument(new ListGraphType(new NonNullGraphType(inputs.Of(typeof(GroupBy)))))
            {
                Name = "groupBy",
                Description = "What records are put into groups by, at most 5 fields; null is a group of its own, and text is grouped without regard to case. Without it, all records are one group.",
            },
            new QueryArgument(new ListGraphType(new NonNullGraphType(new StringGraphType())))
            {
                Name = "of",
                Description = "The numbers, dates and date-times to be added up or compared, at most 10, by the names that rules have for them.",
            },
            new QueryArgument(new ListGraphType(new NonNullGraphType(inputs.Of(typeof(AggregateOrder)))))
            {
                Name = "orderBy",
                Description = "By what the groups are sorted; groups that are equal in it, and all groups when it is not said, by their keys, upwards.",
            },
            new QueryArgument(new IntGraphType())
            {
                Name = "first",
                Description = "How many groups, from 1 to 1000. When it is not said, all of them, and an error where there are more than 1000.",
            },
        ],
    };

    public static IEnumerable<ObjectGraphType> All(InputTypes inputs) => [Group(), Key(inputs), Value()];

    private static ObjectGraphType Group()
    {
        var type = new ObjectGraphType { Name = "AggregateGroup", Description = "Records that have the same keys." };
        Add(type, "keys", List(new GraphQLTypeReference("AggregateKey")), "What the records have in common, in the order of `groupBy`; then the currencies that keep amounts apart.");
        Add(type, "count", new NonNullGraphType(new IntGraphType()), "How many records there are in the group.");
        Add(type, "values", List(new GraphQLTypeReference("AggregateValue")), "What was computed over the records, in the order of `of`.");
        return type;
    }

    private static ObjectGraphType Key(InputTypes inputs)
    {
        var type = new ObjectGraphType { Name = "AggregateKey", Description = "A field that has the same value in all records of a group." };
        Add(type, "field", new NonNullGraphType(new StringGraphType()), "The field, as `groupBy` names it.");
        Add(type, "bucket", inputs.Of(typeof(DateBucket)), "The span of the calendar; null where values are grouped as they are.");
        Add(type, "value", Scalars.Json, "The value as it is in records, of text the least of its spellings; of a bucket its first day, a Date.");
        return type;
    }

    private static ObjectGraphType Value()
    {
        var type = new ObjectGraphType { Name = "AggregateValue", Description = "A field over all records of a group. Records without a value there count for nothing." };
        Add(type, "field", new NonNullGraphType(new StringGraphType()), "The field, as `of` names it.");
        Add(type, "count", new NonNullGraphType(new IntGraphType()), "How many records have a value.");
        Add(type, "sum", Scalars.Of(typeof(decimal))!, "The sum, exact unless the field is a Float; null of dates, and where no record has a value.");
        Add(type, "avg", Scalars.Of(typeof(decimal))!, "The average, rounded to four decimals (halves to the even one) unless the field is a Float; null of dates, and where no record has a value.");
        Add(type, "min", Scalars.Json, "The least value, as it is in records; null where no record has one.");
        Add(type, "max", Scalars.Json, "The greatest value, as it is in records; null where no record has one.");
        return type;
    }

    private static void Add(ObjectGraphType type, string name, IGraphType of, string description)
        => type.AddField(new FieldType { Name = name, ResolvedType = of, Description = description });

    private static NonNullGraphType List(IGraphType type) => new(new ListGraphType(new NonNullGraphType(type)));
}
