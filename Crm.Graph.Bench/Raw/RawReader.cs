using System.Buffers;
using System.Data.Common;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Crm.Graph.Bench.Raw;

/// <summary>One connection with its prepared commands, and a buffer for answers. Used by one request at a time.</summary>
internal sealed class RawReader : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);
    private readonly Utf8JsonWriter _json;
    private readonly RawScenario[] _scenarios;
    private readonly RawCommand[][] _commands;
    private readonly DbConnection _connection;

    public RawReader(RawPlan plan)
    {
        _connection = plan.Open();
        _json = new Utf8JsonWriter(_buffer, Options);
        _scenarios = [.. plan.Scenarios];
        _commands = [.. plan.Scenarios.Select(s => s.Statements.Select(statement => new RawCommand(_connection, statement)).ToArray())];
    }

    public ReadOnlyMemory<byte> Answer(int number, object[] values)
    {
        var (shape, commands) = (_scenarios[number].Shape, _commands[number]);
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        if (shape.IsRows)
        {
            Rows(commands, values);
            _json.WriteEndObject();
            _json.Flush();
            return _buffer.WrittenMemory;
        }
        _json.WriteStartObject("data");
        if (shape.Nested is { } nested)
            Parents(shape, nested, commands, values);
        else if (shape.IsList)
            List(shape, commands, values);
        else
            One(shape, commands[0], values);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenMemory;
    }

    public void Dispose()
    {
        _json.Dispose();
        _connection.Dispose();
    }

    private void Rows(RawCommand[] commands, object[] values)
    {
        _json.WriteStartArray("data");
        foreach (var command in commands)
        {
            using var rows = command.Run(values, null);
            _json.WriteStartArray();
            while (rows.Read())
            {
                _json.WriteStartArray();
                for (var i = 0; i < rows.FieldCount; i++)
                {
                    if (rows.IsDBNull(i))
                        _json.WriteNullValue();
                    else if (rows.GetFieldType(i) == typeof(long))
                        _json.WriteNumberValue(rows.GetInt64(i));
                    else
                        _json.WriteStringValue(rows.GetString(i));
                }
                _json.WriteEndArray();
            }
            _json.WriteEndArray();
        }
        _json.WriteEndArray();
    }

    private void One(RawShape shape, RawCommand command, object[] values)
    {
        using var rows = command.Run(values, null);
        _json.WritePropertyName(shape.Root);
        if (rows.Read())
            Row(rows, shape.Fields, command.Ordinals(rows, shape.Fields));
        else
            _json.WriteNullValue();
    }

    private void List(RawShape shape, RawCommand[] commands, object[] values)
    {
        _json.WriteStartObject(shape.Root);
        var more = Nodes(shape, commands[0], values);
        if (shape.HasNextPage)
        {
            _json.WriteStartObject("pageInfo");
            _json.WriteBoolean("hasNextPage", more);
            _json.WriteEndObject();
        }
        if (shape.TotalCount)
            _json.WriteNumber("totalCount", Count(commands[^1], values));
        _json.WriteEndObject();
    }

    private static long Count(RawCommand command, object[] values)
    {
        using var rows = command.Run(values, null);
        rows.Read();
        return rows.GetInt64(0);
    }

    /// <summary>Whether there are more rows than are written.</summary>
    private bool Nodes(RawShape shape, RawCommand command, object[] values)
    {
        using var rows = command.Run(values, null);
        var ordinals = command.Ordinals(rows, shape.Fields);
        _json.WriteStartArray("nodes");
        var (count, more) = (0, false);
        while (rows.Read())
        {
            if (count++ == shape.Take)
                more = true;
            else
                Row(rows, shape.Fields, ordinals);
        }
        _json.WriteEndArray();
        return more;
    }

    /// <summary>The contacts first, then in one statement the accounts of all of them, by the contact that they belong to.</summary>
    private void Parents(RawShape shape, RawNested nested, RawCommand[] commands, object[] values)
    {
        var contacts = new List<(string Id, string Name)>(shape.Take);
        using (var rows = commands[0].Run(values, null))
        {
            var ordinals = commands[0].Ordinals(rows, shape.Fields);
            while (rows.Read() && contacts.Count < shape.Take)
                contacts.Add((rows.GetString(ordinals[0]), rows.GetString(ordinals[1])));
        }
        var ids = new StringBuilder("[");
        foreach (var (id, _) in contacts)
            ids.Append(ids.Length == 1 ? "\"" : ",\"").Append(id).Append('"');
        using var children = commands[1].Run(values, ids.Append(']').ToString());
        var columns = commands[1].Ordinals(children, nested.Fields);
        var parent = children.GetOrdinal("contact_id");
        var byParent = new Dictionary<string, List<RawValue[]>>();
        while (children.Read())
        {
            var key = children.GetString(parent);
            if (!byParent.TryGetValue(key, out var list))
                byParent[key] = list = [];
            list.Add([.. columns.Select((column, i) => RawValue.Read(children, column, nested.Fields[i].Kind))]);
        }
        _json.WriteStartObject(shape.Root);
        _json.WriteStartArray("nodes");
        foreach (var (id, name) in contacts)
        {
            _json.WriteStartObject();
            _json.WriteString("id", Guid.Parse(id));
            _json.WriteString("name", name);
            _json.WriteStartObject(nested.Name);
            _json.WriteStartArray("nodes");
            foreach (var row in byParent.GetValueOrDefault(id) ?? [])
            {
                _json.WriteStartObject();
                for (var i = 0; i < row.Length; i++)
                    row[i].Write(_json, nested.Fields[i].Name);
                _json.WriteEndObject();
            }
            _json.WriteEndArray();
            _json.WriteEndObject();
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Row(DbDataReader rows, IReadOnlyList<RawField> fields, int[] ordinals)
    {
        _json.WriteStartObject();
        for (var i = 0; i < fields.Count; i++)
            RawValue.Read(rows, ordinals[i], fields[i].Kind).Write(_json, fields[i].Name);
        _json.WriteEndObject();
    }
}
