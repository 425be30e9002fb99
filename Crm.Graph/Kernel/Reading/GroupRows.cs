using System.Buffers;
using System.Data.Common;
using System.Text.Json;
using Crm.Graph.Kernel.Paging;

namespace Crm.Graph.Kernel.Reading;

/// <summary>The groups of an aggregate that were read, as finished JSON: a list for each parent.</summary>
internal sealed class GroupRows(AggregatePlan plan, BoundAggregate aggregate) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private readonly Dictionary<Guid, Range> _lists = [];
    private readonly Utf8JsonWriter _json = new(Stream.Null, LevelRows.JsonOptions);

    private Guid? _parent;
    private Range _empty;
    private int _start;
    private int _count;

    /// <summary>Takes a row; those of one parent come together.</summary>
    /// <exception cref="BadRequestException">All groups are wanted, and there are too many.</exception>
    public void Read(DbDataReader row)
    {
        var parent = plan.Parent is { } read ? (Guid)read(row, 0)! : Guid.Empty;
        if (parent != _parent)
        {
            EndList();
            BeginList();
            _parent = parent;
        }
        if (++_count > AggregateBinder.MaxGroups)
        {
            throw new BadRequestException($"{aggregate.Selected.Name} has more than {AggregateBinder.MaxGroups} groups. "
                + "Say with first how many are wanted, group by less, or narrow the list with where.");
        }
        plan.Group(_json, row);
    }

    /// <summary>No row is to come; the JSON can be taken.</summary>
    public void Dispose()
    {
        EndList();
        BeginList();
        if (aggregate.IsOfAll)
            plan.Group(_json, null);
        _empty = Ended();
        _json.Dispose();
    }

    /// <summary>The groups of a parent; of the top under the empty id.</summary>
    public ReadOnlySpan<byte> Of(Guid parent) => _buffer.WrittenSpan[_lists.GetValueOrDefault(parent, _empty)];

    private void BeginList()
    {
        (_start, _count) = (_buffer.WrittenCount, 0);
        _json.Reset(_buffer);
        _json.WriteStartArray();
    }

    private void EndList()
    {
        if (_parent is { } parent)
            _lists[parent] = Ended();
    }

    private Range Ended()
    {
        _json.WriteEndArray();
        _json.Flush();
        return _start.._buffer.WrittenCount;
    }
}
