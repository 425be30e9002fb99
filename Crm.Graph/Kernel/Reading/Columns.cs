using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Kernel.Reading;

/// <summary>Writes a column's value as JSON.</summary>
internal delegate void ColumnWriter(Utf8JsonWriter json, DbDataReader row, int column);

/// <summary>Reads a column's value.</summary>
internal delegate object? ColumnReader(DbDataReader row, int column);

/// <summary>Readers and writers of columns, compiled once per type from the way in which EF Core itself reads it.</summary>
internal sealed class Columns(TypeMappings mappings, Func<Type, ColumnWriter?> native)
{
    private readonly ConcurrentDictionary<Type, ColumnWriter> _writers = new();
    private readonly ConcurrentDictionary<Type, ColumnReader> _readers = new();

    public ColumnWriter Writer(Type type) => _writers.GetOrAdd(type, CreateWriter);

    public ColumnReader Reader(Type type) => _readers.GetOrAdd(type, CreateReader);

    private ColumnWriter CreateWriter(Type type)
    {
        if (native(type) is { } direct)
            return direct;
        // Enums and text are stored as they are written.
        if (type == typeof(string) || type.IsEnum)
            return static (json, row, column) => WriteText(json, row.IsDBNull(column) ? null : row.GetString(column));
        var json = Expression.Parameter(typeof(Utf8JsonWriter));
        var row = Expression.Parameter(typeof(DbDataReader));
        var column = Expression.Parameter(typeof(int));
        var value = Value(mappings.Of(type), row, column);
        var write = typeof(JsonValues).GetMethod(nameof(JsonValues.Write), [typeof(Utf8JsonWriter), type])
            ?? throw new InvalidOperationException($"no JSON for {type.Name}");
        var body = Expression.IfThenElse(
            Expression.Call(row, nameof(DbDataReader.IsDBNull), null, column),
            Expression.Call(json, nameof(Utf8JsonWriter.WriteNullValue), null),
            Expression.Call(write, json, Expression.Convert(value, type)));
        return Expression.Lambda<ColumnWriter>(body, json, row, column).Compile();
    }

    private ColumnReader CreateReader(Type type)
    {
        var row = Expression.Parameter(typeof(DbDataReader));
        var column = Expression.Parameter(typeof(int));
        var value = Expression.Convert(Expression.Convert(Value(mappings.Of(type), row, column), type), typeof(object));
        var body = Expression.Condition(
            Expression.Call(row, nameof(DbDataReader.IsDBNull), null, column), Expression.Constant(null, typeof(object)), value);
        return Expression.Lambda<ColumnReader>(body, row, column).Compile();
    }

    private static Expression Value(RelationalTypeMapping mapping, Expression row, Expression column)
    {
        var get = mapping.GetDataReaderMethod();
        var from = get.DeclaringType!.IsAssignableFrom(typeof(DbDataReader)) ? row : Expression.Convert(row, get.DeclaringType);
        var value = mapping.CustomizeDataReaderExpression(Expression.Call(from, get, column));
        var stored = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        if (value.Type != stored)
            value = Expression.Convert(value, stored);
        return mapping.Converter is { } converter ? Fields.Replace.Parameter(converter.ConvertFromProviderExpression, value) : value;
    }

    private static void WriteText(Utf8JsonWriter json, string? text)
    {
        if (text is null)
            json.WriteNullValue();
        else
            json.WriteStringValue(text);
    }
}
