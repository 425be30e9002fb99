using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Kernel.Filtering;

/// <summary>The order of an enum's values: that of their names, which are what is stored.</summary>
internal static class EnumOrder
{
    /// <summary>EF Core takes every <c>Compare</c> of two equal types for what the database's comparison says.</summary>
    public static int Compare<T>(T a, T b) => (a, b) switch
    {
        (Enum x, Enum y) => string.CompareOrdinal(Names.Of(x), Names.Of(y)),
        (null, null) => 0,
        _ => a is null ? -1 : 1,
    };
}
