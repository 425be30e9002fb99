using System.Data.Common;
using System.Text.Json;

namespace Crm.Graph.Kernel.Reading;

/// <summary>Where in a row's JSON a nested list has to be put in, and for which parent.</summary>
internal readonly record struct Hole(int Position, int Child, Guid Parent);

/// <summary>Writes a part of a row's JSON.</summary>
internal abstract class RowStep(string name)
{
    protected JsonEncodedText Name { get; } = JsonEncodedText.Encode(name);

    public abstract void Write(Utf8JsonWriter json, DbDataReader row, List<Hole> holes);
}

/// <summary>A column.</summary>
internal sealed class ValueStep(string name, int column, ColumnWriter writer) : RowStep(name)
{
    public override void Write(Utf8JsonWriter json, DbDataReader row, List<Hole> holes)
    {
        json.WritePropertyName(Name);
        writer(json, row, column);
    }
}

/// <summary>A text that is the same in all rows, or null.</summary>
internal sealed class ConstantStep(string name, string? text) : RowStep(name)
{
    public override void Write(Utf8JsonWriter json, DbDataReader row, List<Hole> holes) => json.WriteString(Name, text);
}

/// <summary>A value computed from columns.</summary>
internal sealed class ComputedStep(string name, (int Column, ColumnReader Read)[] inputs, Func<object?[], object?> compute) : RowStep(name)
{
    public override void Write(Utf8JsonWriter json, DbDataReader row, List<Hole> holes)
    {
        json.WritePropertyName(Name);
        JsonValues.Write(json, compute([.. inputs.Select(i => i.Read(row, i.Column))]));
    }
}

/// <summary>An object inside the row: null when the column that says so is null.</summary>
internal sealed class ObjectStep(string name, int? presence, RowStep[] steps) : RowStep(name)
{
    public override void Write(Utf8JsonWriter json, DbDataReader row, List<Hole> holes)
    {
        if (presence is { } column && row.IsDBNull(column))
        {
            json.WriteNull(Name);
            return;
        }
        json.WriteStartObject(Name);
        foreach (var step in steps)
            step.Write(json, row, holes);
        json.WriteEndObject();
    }
}

/// <summary>A nested list: leaves a hole of one character.</summary>
internal sealed class ListStep(string name, int child, int key, ColumnReader readKey) : RowStep(name)
{
    public override void Write(Utf8JsonWriter json, DbDataReader row, List<Hole> holes)
    {
        json.WriteNumber(Name, 0);
        holes.Add(new((int)(json.BytesCommitted + json.BytesPending) - 1, child, (Guid)readKey(row, key)!));
    }
}
