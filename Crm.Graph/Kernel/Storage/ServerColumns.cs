using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Graph.Kernel.Storage;

/// <summary>How database servers keep amounts and times: in types of their own, to four decimals and to the millisecond.</summary>
internal static class ServerColumns
{
    /// <summary>In UTC, and cut to milliseconds, where servers would round.</summary>
    private static readonly ValueConverter<DateTimeOffset, DateTimeOffset> Times = new(v => Clock.Truncate(v), v => v);

    public static void Configure(IMutableProperty property, Type type)
    {
        if (type == typeof(decimal))
        {
            property.SetPrecision(ModelConventions.MoneyPrecision);
            property.SetScale(ModelConventions.MoneyScale);
        }
        if (type == typeof(DateTimeOffset))
        {
            property.SetPrecision(ModelConventions.TimePrecision);
            property.SetValueConverter(Times);
        }
    }
}
