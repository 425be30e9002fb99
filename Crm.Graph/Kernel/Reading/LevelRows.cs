using System.Buffers;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Reading;

/// <summary>The rows of a level that were read: each as finished JSON, with holes for the lists below.</summary>
internal sealed class LevelRows
{
    internal static readonly JsonWriterOptions JsonOptions = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Template[] _templates;
    private readonly Plan _plan;
    private readonly Level _level;
    private readonly int? _take;
    private int _count;

    public LevelRows(Plan plan, Level level, Caller caller)
    {
        (_plan, _level, _take) = (plan, level, level.Page?.Take);
        _templates = [.. plan.Templates.Select(t => new Template(t, caller))];
    }

    public Level Level => _level;

    /// <summary>The indexes of the rows of each parent; of the top under the empty id, or each under its own where ids were asked for.</summary>
    public Dictionary<Guid, List<int>> ByParent { get; } = [];

    /// <summary>The parents that have more rows than the page.</summary>
    public HashSet<Guid> More { get; } = [];

    /// <summary>How many there are in all, by parent.</summary>
    public Dictionary<Guid, long> Totals { get; } = [];

    /// <summary>The groups of each aggregate.</summary>
    public GroupRows[] Groups { get; set; } = [];

    /// <summary>The values of the sort's keys by row, where cursors are wanted.</summary>
    private readonly List<object?[]> _places = [];

    /// <summary>The cursor of a row; made when it is asked for, because a page often needs its last one only.</summary>
    public string Cursor(int index) => Paging.Cursor.Write(_level.Order, _places[index]);

    /// <summary>The levels below, in the plan's order.</summary>
    public LevelRows[] Children { get; set; } = [];

    public void Read(DbDataReader row)
    {
        var parent = _plan.ParentKey is { } key ? (Guid)key.Read(row, key.Column)! : Guid.Empty;
        if (!ByParent.TryGetValue(parent, out var rows))
            ByParent[parent] = rows = [];
        if (rows.Count == _take)
        {
            More.Add(parent);
            return;
        }
        rows.Add(_count++);
        foreach (var template in _templates)
            template.Write(row);
        if (_level.NeedsCursors)
            _places.Add(PlaceOf(row));
    }

    /// <summary>No row is to come; the JSON can be taken.</summary>
    public void End()
    {
        foreach (var template in _templates)
            template.Dispose();
    }

    /// <summary>Whose lists a level below has to read.</summary>
    public Guid[] ParentsOf(int child) => [.. _templates.SelectMany(t => t.Holes).Where(h => h.Child == child).Select(h => h.Parent).Distinct()];

    public bool HasHoles => _plan.Children.Length > 0;

    /// <summary>The row's JSON of one template, and the holes in it.</summary>
    public (ReadOnlyMemory<byte> Json, int Start, ReadOnlyMemory<Hole> Holes) Row(int template, int index) => _templates[template].Row(index);

    /// <summary>All rows of a template as one array, where there are no holes to fill.</summary>
    public ReadOnlySpan<byte> AllRows(int template) => _templates[template].All;

    private object?[] PlaceOf(DbDataReader row)
    {
        var values = new object?[_plan.CursorKeys.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = _plan.CursorKeys[i].Read(row, _plan.CursorKeys[i].Column);
        return values;
    }

    private sealed class Template : IDisposable
    {
        private readonly ArrayBufferWriter<byte> _buffer = new(1024);
        private readonly Utf8JsonWriter _json;
        private readonly RowStep[] _steps;
        private readonly RowPlace _place;
        private readonly List<(int End, int Holes)> _rows = [];
        private Hole[] _holeArray = [];

        public Template(RowStep[] steps, Caller caller)
        {
            (_steps, _place) = (steps, new(caller, []));
            _json = new Utf8JsonWriter(_buffer, JsonOptions);
            _json.WriteStartArray();
        }

        public List<Hole> Holes => _place.Holes;

        public ReadOnlySpan<byte> All => _buffer.WrittenSpan;

        public void Write(DbDataReader row)
        {
            _json.WriteStartObject();
            foreach (var step in _steps)
                step.Write(_json, row, _place);
            _json.WriteEndObject();
            _rows.Add(((int)(_json.BytesCommitted + _json.BytesPending), Holes.Count));
        }

        /// <summary>Ends the array of rows.</summary>
        public void Dispose()
        {
            _json.WriteEndArray();
            _json.Flush();
            _json.Dispose();
            _holeArray = [.. Holes];
        }

        public (ReadOnlyMemory<byte>, int, ReadOnlyMemory<Hole>) Row(int index)
        {
            var (end, holes) = _rows[index];
            // Behind the array's bracket, or the comma after the row before.
            var start = index == 0 ? 1 : _rows[index - 1].End + 1;
            var firstHole = index == 0 ? 0 : _rows[index - 1].Holes;
            return (_buffer.WrittenMemory[start..end], start, _holeArray.AsMemory(firstHole, holes - firstHole));
        }
    }
}
