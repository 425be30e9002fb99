using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Crm.Graph.Kernel.Reading;

/// <summary>Writes a part of a group's JSON; of a group that no record is in, when there is no row.</summary>
internal delegate void GroupWriter(Utf8JsonWriter json, DbDataReader? row);

/// <summary>The ways in which the parts of a group become JSON. Plans keep them, so they know no context.</summary>
internal sealed class GroupWriters(Columns columns, AggregateSql sql)
{
    public Columns Columns => columns;

    public GroupWriter Column(int column, Type type)
    {
        var write = columns.Writer(type);
        return Unless(column, (json, row) => write(json, row, column));
    }

    public GroupWriter Sum(int column, Type type) => type == typeof(double)
        ? Unless(column, (json, row) => JsonValues.Write(json, row.GetDouble(column)))
        : Unless(column, (json, row) => JsonValues.Write(json, (decimal)sql.ReadSum(row, column, type) / AggregateSql.Scale));

    public GroupWriter Average(int sum, int count, Type type) => type == typeof(double)
        ? Unless(sum, (json, row) => JsonValues.Write(json, row.GetDouble(sum) / Number(row, count)))
        : Unless(sum, (json, row) => JsonValues.Write(json, (decimal)AggregateSql.Average(sql.ReadSum(row, sum, type), Number(row, count)) / AggregateSql.Scale));

    public static GroupWriter Count(int column) => (json, row) => json.WriteNumberValue(row is null ? 0 : Number(row, column));

    public static GroupWriter Constant(string? text) => (json, _) => json.WriteStringValue(text);

    public static GroupWriter List(IEnumerable<GroupWriter> items)
    {
        GroupWriter[] all = [.. items];
        return (json, row) =>
        {
            json.WriteStartArray();
            foreach (var write in all)
                write(json, row);
            json.WriteEndArray();
        };
    }

    public static GroupWriter Object(ImmutableArray<Selected> fields, Func<Selected, GroupWriter> of)
    {
        var all = fields.Select(f => (Name: JsonEncodedText.Encode(f.Name), Write: f is SelectedTypeName type ? Constant(type.TypeName) : of(f))).ToArray();
        return (json, row) =>
        {
            json.WriteStartObject();
            foreach (var (name, write) in all)
            {
                json.WritePropertyName(name);
                write(json, row);
            }
            json.WriteEndObject();
        };
    }

    private static GroupWriter Unless(int column, Action<Utf8JsonWriter, DbDataReader> write) => (json, row) =>
    {
        if (row is null || row.IsDBNull(column))
            json.WriteNullValue();
        else
            write(json, row);
    };

    /// <summary>Databases count in types of their own.</summary>
    private static long Number(DbDataReader row, int column) => Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);
}
