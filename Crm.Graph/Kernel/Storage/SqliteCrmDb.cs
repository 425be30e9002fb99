using Crm.Graph.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Graph.Kernel.Storage;

/// <summary>The embedded database.</summary>
public class SqliteCrmDb(DbContextOptions options, Catalogues catalogues) : CrmDb(options, catalogues)
{
    /// <summary>Four decimals, exact: SQLite has no decimal of its own, so amounts are whole ten-thousandths (ADR 5).</summary>
    private static readonly ValueConverter<decimal, long> Decimals = new(v => (long)(v * 10_000m), v => v / 10_000m);

    /// <summary>Milliseconds since 1970, so that times compare and sort as numbers.</summary>
    private static readonly ValueConverter<DateTimeOffset, long> Times = new(
        v => v.ToUnixTimeMilliseconds(), v => DateTimeOffset.FromUnixTimeMilliseconds(v));

    internal override void ConfigureColumn(IMutableProperty property, Type type)
    {
        if (type == typeof(decimal))
            property.SetValueConverter(Decimals);
        if (type == typeof(DateTimeOffset))
            property.SetValueConverter(Times);
    }
}
