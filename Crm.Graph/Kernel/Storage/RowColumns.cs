using System.Data.Common;
using System.Globalization;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Kernel.Storage;

/// <summary>The columns of a table that is appended to by plain commands, as EF Core's model has them: names and conversions are this database's own.</summary>
internal sealed class RowColumns<T>(IEntityType entity)
{
    /// <summary>How many rows one command writes: some databases take no more than about two thousand parameters.</summary>
    public const int MostRows = 100;

    private readonly List<(string Name, RelationalTypeMapping Mapping, Func<T, object?> Value)> _columns = [];
    private readonly string?[] _texts = new string?[MostRows + 1];

    public string Names => string.Join(", ", _columns.Select(c => c.Name));

    /// <summary>A column; and that of a text as it is compared, where one stands beside it.</summary>
    public void Add(string property, Func<T, object?> value)
    {
        Add(entity.FindProperty(property)!, value);
        if (entity.FindProperty(property + FoldedColumn.Suffix) is { } folded)
            Add(folded, row => value(row) is string text ? TextFold.Fold(text) : null);
    }

    /// <summary>The parameters of a row, as its values stand in a statement.</summary>
    public string Values(int row) => string.Join(", ", Enumerable.Range(0, _columns.Count).Select(column => Parameter(row, column)));

    /// <summary>Appends rows within a transaction.</summary>
    /// <param name="chunks">The rows, those of one command together.</param>
    /// <param name="text">The statement for so many rows: it is asked for once.</param>
    /// <param name="what">What could not be written, should it fail: the use case then looks again, as with anything else that cannot be saved.</param>
    /// <param name="prepare">Adds what a command takes beside its rows.</param>
    public async Task WriteAsync(
        DbTransaction transaction, IEnumerable<T[]> chunks, Func<int, string> text, string what, CancellationToken ct, Action<DbCommand, T[]>? prepare = null)
    {
        try
        {
            foreach (var chunk in chunks)
            {
                await using var command = transaction.Connection!.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = _texts[chunk.Length] ??= text(chunk.Length);
                prepare?.Invoke(command, chunk);
                Fill(command, chunk);
                await command.ExecuteNonQueryAsync(ct);
            }
        }
        catch (DbException e)
        {
            throw new DbUpdateException($"{what} could not be written", e);
        }
    }

    private void Fill(DbCommand command, T[] rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < _columns.Count; column++)
            {
                var (_, mapping, value) = _columns[column];
                command.Parameters.Add(mapping.CreateParameter(command, Parameter(row, column), value(rows[row]), nullable: true));
            }
        }
    }

    private static string Parameter(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"@r{row}_{column}");

    private void Add(IProperty stored, Func<T, object?> value) => _columns.Add((stored.GetColumnName(), stored.GetRelationalTypeMapping(), value));
}
