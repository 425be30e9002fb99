using Crm.Graph.Kernel.Schema;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>
/// What an operation may cost at most, before anything is read: each field counts what its declaration says (<see cref="FieldCost"/>), and
/// what stands inside a list as often as the list may have records. A fragment is looked at once, and counts each time that it is spread.
/// </summary>
internal sealed class OperationCost
{
    /// <summary>Larger numbers are all the same.</summary>
    private const long Ceiling = 1_000_000_000_000;

    /// <summary>Inner selections stand before outer ones; the operation's is the last.</summary>
    private readonly Selection[] _selections;

    private readonly long? _always;

    private OperationCost(Selection[] selections, bool depends)
    {
        _selections = selections;
        if (!depends)
            _always = Compute(Variables.None);
    }

    public static OperationCost Of(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var compiler = new CostCompiler(schema, document);
        compiler.Compile(operation.SelectionSet, OperationWalk.RootOf(schema, operation));
        return new([.. compiler.Selections], compiler.Depends);
    }

    public long For(Variables variables) => _always ?? Compute(variables);

    private long Compute(Variables variables)
    {
        Span<Sum> sums = _selections.Length <= 64 ? stackalloc Sum[_selections.Length] : new Sum[_selections.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            var sum = default(Sum);
            foreach (var part in _selections[i].Parts)
            {
                if (part.IsWanted(variables))
                    sum = sum.With(part, part.Inner is { } at ? sums[at] : default, variables);
            }
            sums[i] = sum;
        }
        return sums[^1].Fixed + sums[^1].Once;
    }

    /// <summary>What a selection costs.</summary>
    /// <param name="Fixed">Whatever stands around it.</param>
    /// <param name="Once">Each time that it is answered.</param>
    /// <param name="PerRecord">For each record of the list that it is a part of.</param>
    private readonly record struct Sum(long Fixed, long Once, long PerRecord)
    {
        public Sum With(CostPart part, Sum inner, Variables variables)
        {
            var cost = part.Cost;
            var (once, perRecord) = cost.Shape switch
            {
                CostShape.Spread => (inner.Once, inner.PerRecord),
                CostShape.PerRecord => (0, cost.Own + inner.Once),
                CostShape.List => (cost.Own + inner.Once + (part.PageSize(variables) * inner.PerRecord), 0),
                _ => (cost.Own + (cost.Times * (inner.Once + inner.PerRecord)), 0L),
            };
            return new(Math.Min(Fixed + cost.Statement + inner.Fixed, Ceiling), Math.Min(Once + once, Ceiling), Math.Min(PerRecord + perRecord, Ceiling));
        }
    }

    internal sealed record Selection(CostPart[] Parts);
}

/// <summary>A field, or something spread.</summary>
/// <param name="Cost">What it counts.</param>
/// <param name="Inner">Which selection stands in it.</param>
/// <param name="Pages">The values that say how many records a list may have.</param>
/// <param name="Conditions">The variables that it is skipped or included by.</param>
internal sealed record CostPart(FieldCost Cost, int? Inner, GraphQLValue[] Pages, (ROM Variable, bool Wanted)[] Conditions)
{
    public bool IsWanted(Variables variables)
    {
        foreach (var (variable, wanted) in Conditions)
        {
            if ((variables.ValueFor(variable, out var value) && value.Value is true) != wanted)
                return false;
        }
        return true;
    }

    public int PageSize(Variables variables)
    {
        int? size = null;
        foreach (var page in Pages)
        {
            var said = page switch
            {
                GraphQLVariable variable => variables.ValueFor(variable.Name.Value, out var value) ? value.Value as int? : null,
                GraphQLIntValue number => int.TryParse(number.Value.Span, out var literal) ? literal : FieldCost.MaxPage,
                _ => null,
            };
            size = said is { } records ? Math.Max(size ?? 0, Math.Clamp(records, 0, FieldCost.MaxPage)) : size;
        }
        return size ?? FieldCost.DefaultPage;
    }
}
