using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Crm.Graph.Kernel.Storage.Sqlite;

/// <summary>Columns of the embedded database as JSON without a string in between: its text is UTF-8, as JSON is.</summary>
internal static class SqliteColumns
{
    private const int IdLength = 36;

    public static void WriteText(Utf8JsonWriter json, DbDataReader row, int column)
    {
        if (Statement(row) is not { } statement)
            WriteSlowly(json, row, column);
        else if (raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL)
            json.WriteNullValue();
        else
            json.WriteStringValue(raw.sqlite3_column_blob(statement, column));
    }

    /// <summary>Ids are stored in capitals, and shown without.</summary>
    public static void WriteId(Utf8JsonWriter json, DbDataReader row, int column)
    {
        var statement = Statement(row);
        var stored = statement is null || raw.sqlite3_column_type(statement, column) != raw.SQLITE_TEXT ? default : raw.sqlite3_column_blob(statement, column);
        if (stored.Length != IdLength)
        {
            if (row.IsDBNull(column))
                json.WriteNullValue();
            else
                json.WriteStringValue(row.GetGuid(column));
            return;
        }
        Span<byte> shown = stackalloc byte[IdLength];
        for (var i = 0; i < IdLength; i++)
            shown[i] = stored[i] is >= (byte)'A' and <= (byte)'F' ? (byte)(stored[i] | 0x20) : stored[i];
        json.WriteStringValue(shown);
    }

    private static sqlite3_stmt? Statement(DbDataReader row) => (row as SqliteDataReader)?.Handle;

    private static void WriteSlowly(Utf8JsonWriter json, DbDataReader row, int column)
    {
        if (row.IsDBNull(column))
            json.WriteNullValue();
        else
            json.WriteStringValue(row.GetString(column));
    }
}
