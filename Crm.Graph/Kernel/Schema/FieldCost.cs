using GraphQL.Types;

namespace Crm.Graph.Kernel.Schema;

/// <summary>How the cost of a field is made of what is selected in it.</summary>
internal enum CostShape
{
    /// <summary>Its own cost and what is inside, so many times.</summary>
    Times,
    /// <summary>A list whose arguments say how many records it may have: what counts per record is inside.</summary>
    List,
    /// <summary>What is inside counts for each record of the list around it.</summary>
    PerRecord,
    /// <summary>No field: what is inside stands here.</summary>
    Spread,
}

/// <summary>
/// What a field counts in a request's cost. One stands for reading a value and writing it into the answer; the other numbers are estimates of
/// how much more there is to do (docs/operations.md).
/// </summary>
/// <param name="Own">The field alone, each time that it is answered.</param>
/// <param name="Shape">How what is inside counts.</param>
/// <param name="Times">How often, where that is fixed.</param>
/// <param name="Statement">What counts once, however many records there are: a level of nesting is one statement.</param>
internal readonly record struct FieldCost(int Own, CostShape Shape = CostShape.Times, int Times = 1, int Statement = 0)
{
    public const int DefaultPage = 20;
    public const int MaxPage = Paging.PageRequest.MaxSize;

    /// <summary>How many there are in a list that has no pages.</summary>
    private const int Few = 5;

    private const string Key = "cost";

    public static readonly FieldCost Value = new(1);
    public static readonly FieldCost Record = new(2, Statement: 50);
    public static readonly FieldCost Parts = new(2, CostShape.Times, Few, Statement: 50);
    public static readonly FieldCost Connection = new(2, CostShape.List, Statement: 50);
    public static readonly FieldCost Nodes = new(2, CostShape.PerRecord);
    public static readonly FieldCost Total = new(2, Statement: 200);
    public static readonly FieldCost Aggregate = new(5, CostShape.Times, DefaultPage, Statement: 500);
    public static readonly FieldCost Change = new(2, Statement: 500);

    /// <summary>The arguments that say how many records a list may have.</summary>
    public static readonly IReadOnlySet<string> PageArguments = new HashSet<string>(StringComparer.Ordinal) { "first", "last", "size" };

    /// <summary>That of a field whose declaration says nothing is that of its type.</summary>
    public static FieldCost Of(FieldType? field)
        => field?.GetMetadata<object>(Key) is FieldCost cost ? cost : IsList(field?.ResolvedType) ? new(1, CostShape.Times, Few) : Value;

    public void Declare(FieldType field) => field.Metadata[Key] = this;

    private static bool IsList(IGraphType? type) => (type is NonNullGraphType { ResolvedType: var inner } ? inner : type) is ListGraphType;
}
