using System.Data.Common;
using System.Text.Json;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Reading;

/// <summary>Where in a row's JSON a nested list has to be put in, and for which parent.</summary>
internal readonly record struct Hole(int Position, int Child, Guid Parent);

/// <summary>What a row is written for and with.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Holes">Where lists are to be put in.</param>
internal sealed record RowPlace(Caller Caller, List<Hole> Holes);

/// <summary>Writes a part of a row's JSON.</summary>
internal abstract class RowStep(string name)
{
    protected JsonEncodedText Name { get; } = JsonEncodedText.Encode(name);

    public abstract void Write(Utf8JsonWriter json, DbDataReader row, RowPlace place);
}

/// <summary>A column.</summary>
internal sealed class ValueStep(string name, int column, ColumnWriter writer) : RowStep(name)
{
    public override void Write(Utf8JsonWriter json, DbDataReader row, RowPlace place)
    {
        json.WritePropertyName(Name);
        writer(json, row, column);
    }
}

/// <summary>A text that is the same in all rows, or null.</summary>
internal sealed class ConstantStep(string name, string? text) : RowStep(name)
{
    public override void Write(Utf8JsonWriter json, DbDataReader row, RowPlace place) => json.WriteString(Name, text);
}

/// <summary>A value computed from columns.</summary>
internal sealed class ComputedStep(string name, (int Column, ColumnReader Read)[] inputs, Func<object?[], Caller, object?> compute) : RowStep(name)
{
    public override void Write(Utf8JsonWriter json, DbDataReader row, RowPlace place)
    {
        json.WritePropertyName(Name);
        JsonValues.Write(json, compute([.. inputs.Select(i => i.Read(row, i.Column))], place.Caller));
    }
}

/// <summary>An object inside the row: null when the column that says so is null.</summary>
internal sealed class ObjectStep(string name, int? presence, RowStep[] steps) : RowStep(name)
{
    public override void Write(Utf8JsonWriter json, DbDataReader row, RowPlace place)
    {
        if (presence is { } column && row.IsDBNull(column))
        {
            json.WriteNull(Name);
            return;
        }
        json.WriteStartObject(Name);
        foreach (var step in steps)
            step.Write(json, row, place);
        json.WriteEndObject();
    }
}

/// <summary>A nested list: leaves a hole of one character.</summary>
internal sealed class ListStep(string name, int child, int key, ColumnReader readKey) : RowStep(name)
{
    public override void Write(Utf8JsonWriter json, DbDataReader row, RowPlace place)
    {
        json.WriteNumber(Name, 0);
        place.Holes.Add(new((int)(json.BytesCommitted + json.BytesPending) - 1, child, (Guid)readKey(row, key)!));
    }
}
