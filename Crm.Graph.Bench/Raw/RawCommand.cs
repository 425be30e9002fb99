using System.Data.Common;
using System.Text.Json;

namespace Crm.Graph.Bench.Raw;

/// <summary>A prepared command, and where its values come from.</summary>
internal sealed class RawCommand
{
    private readonly DbCommand _command;
    private readonly RawStatement _statement;
    private int[]? _ordinals;

    public RawCommand(DbConnection connection, RawStatement statement)
    {
        _statement = statement;
        _command = connection.CreateCommand();
        _command.CommandText = statement.Sql;
        foreach (var parameter in statement.Parameters)
        {
            var value = _command.CreateParameter();
            value.ParameterName = parameter.Name;
            value.Value = parameter.Fixed.ValueKind == JsonValueKind.Number ? parameter.Fixed.GetInt64() : parameter.Fixed.GetString();
            _command.Parameters.Add(value);
        }
        _command.Prepare();
    }

    public DbDataReader Run(object[] values, string? parents)
    {
        for (var i = 0; i < _statement.Parameters.Count; i++)
        {
            if (_statement.Parameters[i].IsParents)
                _command.Parameters[i].Value = parents;
            else if (_statement.Parameters[i].Given is >= 0 and var given)
                _command.Parameters[i].Value = values[given];
        }
        return _command.ExecuteReader();
    }

    /// <summary>In which columns the fields stand.</summary>
    public int[] Ordinals(DbDataReader rows, IReadOnlyList<RawField> fields)
        => _ordinals ??= [.. fields.Select(f => rows.GetOrdinal(f.Column))];
}

/// <summary>A value between the row and the answer, without a box around it.</summary>
internal readonly record struct RawValue(string? Text, long Number, Guid Id, RawKind Kind)
{
    public static RawValue Read(DbDataReader rows, int column, RawKind kind)
    {
        if (rows.IsDBNull(column))
            return new(null, 0, default, RawKind.Text);
        return kind switch
        {
            RawKind.Text => new(rows.GetString(column), 0, default, kind),
            RawKind.Id => new(null, 0, rows.GetGuid(column), kind),
            _ => new(null, rows.GetInt64(column), default, kind),
        };
    }

    public void Write(Utf8JsonWriter json, string name)
    {
        switch (Kind)
        {
            case RawKind.Id:
                json.WriteString(name, Id);
                break;
            case RawKind.Time:
                json.WriteString(name, DateTimeOffset.FromUnixTimeMilliseconds(Number).UtcDateTime);
                break;
            case RawKind.Amount:
                json.WriteNumber(name, Number / 10_000m / 1.0000000000000000000000000000m);
                break;
            default:
                json.WriteString(name, Text);
                break;
        }
    }
}
