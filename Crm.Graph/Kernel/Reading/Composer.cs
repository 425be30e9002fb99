using System.Buffers;
using System.Globalization;
using System.Text;

namespace Crm.Graph.Kernel.Reading;

/// <summary>Puts the answer together: connections around rows, and lists into their holes.</summary>
internal sealed class Composer(IBufferWriter<byte> json)
{
    public void Answer(ReadRequest request, LevelRows rows)
    {
        var indexes = rows.ByParent.GetValueOrDefault(Guid.Empty) ?? [];
        switch (request)
        {
            case ReadList list:
                Connection(list.Connection, rows, Guid.Empty, indexes);
                break;
            case ReadOne when indexes.Count == 0:
                json.Write("null"u8);
                break;
            case ReadOne:
                Row(rows, 0, indexes[0]);
                break;
            default:
                Rows(rows, 0, [.. rows.ByParent.Values.SelectMany(r => r)]);
                break;
        }
    }

    private void Connection(ConnectionSelection connection, LevelRows rows, Guid parent, List<int> indexes)
    {
        if (rows.Level.Page is { Backward: true })
            indexes = [.. Enumerable.Reverse(indexes)];
        json.Write("{"u8);
        var (template, aggregate) = (0, 0);
        for (var i = 0; i < connection.Fields.Length; i++)
        {
            Name(connection.Fields[i].Name, i);
            switch (connection.Fields[i])
            {
                case SelectedNodes:
                    Rows(rows, template++, indexes);
                    break;
                case SelectedEdges edges:
                    Edges(edges, rows, template, indexes);
                    template += edges.Fields.Count(f => f is SelectedObject);
                    break;
                case SelectedPageInfo info:
                    PageInfo(info, rows, parent, indexes);
                    break;
                case SelectedTotal:
                    Text(rows.Totals.GetValueOrDefault(parent).ToString(CultureInfo.InvariantCulture));
                    break;
                case SelectedAggregate:
                    json.Write(rows.Groups[aggregate++].Of(parent));
                    break;
                case SelectedTypeName type:
                    Quoted(type.TypeName);
                    break;
            }
        }
        json.Write("}"u8);
    }

    private void Edges(SelectedEdges edges, LevelRows rows, int firstTemplate, List<int> indexes)
    {
        json.Write("["u8);
        for (var i = 0; i < indexes.Count; i++)
        {
            json.Write(i == 0 ? "{"u8 : ",{"u8);
            var template = firstTemplate;
            for (var f = 0; f < edges.Fields.Length; f++)
            {
                Name(edges.Fields[f].Name, f);
                switch (edges.Fields[f])
                {
                    case SelectedCursor:
                        Quoted(rows.Cursor(indexes[i]));
                        break;
                    case SelectedObject:
                        Row(rows, template++, indexes[i]);
                        break;
                    case SelectedTypeName type:
                        Quoted(type.TypeName);
                        break;
                }
            }
            json.Write("}"u8);
        }
        json.Write("]"u8);
    }

    private void PageInfo(SelectedPageInfo info, LevelRows rows, Guid parent, List<int> indexes)
    {
        var page = rows.Level.Page!.Value;
        var more = rows.More.Contains(parent);
        var behind = page.Cursor is not null || page.Skip is > 0;
        json.Write("{"u8);
        for (var i = 0; i < info.Fields.Length; i++)
        {
            Name(info.Fields[i].Name, i);
            switch (info.Fields[i])
            {
                case SelectedTypeName type:
                    Quoted(type.TypeName);
                    break;
                case SelectedPageFact { Fact: PageFact.HasNextPage }:
                    Text(page.Backward ? behind : more);
                    break;
                case SelectedPageFact { Fact: PageFact.HasPreviousPage }:
                    Text(page.Backward ? more : behind);
                    break;
                case SelectedPageFact cursor:
                    if (indexes.Count == 0)
                        json.Write("null"u8);
                    else
                        Quoted(rows.Cursor(cursor.Fact == PageFact.StartCursor ? indexes[0] : indexes[^1]));
                    break;
            }
        }
        json.Write("}"u8);
    }

    private void Rows(LevelRows rows, int template, List<int> indexes)
    {
        if (rows is { HasHoles: false, Level: { List: null, Page: null or { Backward: false } } })
        {
            json.Write(rows.AllRows(template));
            return;
        }
        json.Write("["u8);
        for (var i = 0; i < indexes.Count; i++)
        {
            if (i > 0)
                json.Write(","u8);
            Row(rows, template, indexes[i]);
        }
        json.Write("]"u8);
    }

    public void Row(LevelRows rows, int template, int index)
    {
        var (row, start, holes) = rows.Row(template, index);
        var written = 0;
        foreach (var hole in holes.Span)
        {
            var at = hole.Position - start;
            json.Write(row.Span[written..at]);
            written = at + 1;
            var child = rows.Children[hole.Child];
            var indexes = child.ByParent.GetValueOrDefault(hole.Parent) ?? [];
            if (child.Level.Connection is { } connection)
                Connection(connection, child, hole.Parent, indexes);
            else
                Rows(child, 0, indexes);
        }
        json.Write(row.Span[written..]);
    }

    private void Name(string name, int index)
    {
        json.Write(index == 0 ? "\""u8 : ",\""u8);
        Text(name);
        json.Write("\":"u8);
    }

    /// <summary>Names of GraphQL and cursors have no character that JSON would escape.</summary>
    private void Quoted(string text)
    {
        json.Write("\""u8);
        Text(text);
        json.Write("\""u8);
    }

    private void Text(bool value) => json.Write(value ? "true"u8 : "false"u8);

    private void Text(string text) => Encoding.UTF8.GetBytes(text, json);
}
