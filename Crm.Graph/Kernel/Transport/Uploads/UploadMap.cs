using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using GraphQL;

namespace Crm.Graph.Kernel.Transport.Uploads;

/// <summary>Which part of the body is which variable. Places are looked up before a file has come, so that a wrong one costs nobody anything.</summary>
internal sealed class UploadMap
{
    private const int MostShown = 80;

    private readonly Requests _requests;
    private readonly Dictionary<int, Dictionary<string, object?>> _variables = [];
    private readonly Dictionary<string, List<Action<object>>> _places = [];
    private readonly HashSet<string> _paths = [];
    private readonly HashSet<string> _filled = [];

    private UploadMap(Requests requests) => _requests = requests;

    /// <summary>Of the part <c>map</c>: the parts' names, each with the paths that lead to its variables.</summary>
    /// <param name="requests">Their variables are made ready to be filled.</param>
    public static UploadMap Read(ReadOnlyMemory<byte> json, Requests requests, int maxFiles)
    {
        if (!Utf8.IsValid(json.Span))
            throw HttpRefusal.Malformed("The part 'map' is not valid UTF-8.");
        var map = new UploadMap(requests);
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
                throw Malformed();
            foreach (var part in document.RootElement.EnumerateObject())
                map.Add(part.Name, part.Value, maxFiles);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw HttpRefusal.Malformed("The part 'map' is not valid JSON.");
        }
        return map._places.Count > 0 ? map : throw HttpRefusal.Malformed("The part 'map' names no file. Without files a request is application/json.");
    }

    /// <summary>Refuses a part that no variable waits for.</summary>
    public void Require(string part)
    {
        if (!_places.ContainsKey(part))
            throw HttpRefusal.Malformed($"The part '{Shown(part)}' is not named in 'map'.");
        if (_filled.Contains(part))
            throw HttpRefusal.Malformed($"The part '{Shown(part)}' comes twice.");
    }

    public void Fill(string part, object file)
    {
        _filled.Add(part);
        foreach (var put in _places[part])
            put(file);
    }

    /// <summary>Refuses a body that ends while variables wait for files.</summary>
    public void RequireAll()
    {
        foreach (var part in _places.Keys)
        {
            if (!_filled.Contains(part))
                throw HttpRefusal.Malformed($"The file '{Shown(part)}' is named in 'map' and missing in the body.");
        }
    }

    private void Add(string part, JsonElement paths, int maxFiles)
    {
        if (_places.Count == maxFiles)
            throw HttpRefusal.Malformed($"A request may have at most {maxFiles} files.");
        if (paths.ValueKind is not JsonValueKind.Array || paths.GetArrayLength() == 0)
            throw Malformed();
        var places = new List<Action<object>>();
        if (!_places.TryAdd(part, places))
            throw HttpRefusal.Malformed($"The part 'map' names '{Shown(part)}' twice.");
        foreach (var path in paths.EnumerateArray())
            places.Add(path.ValueKind is JsonValueKind.String ? Place(path.GetString()!) : throw Malformed());
    }

    private Action<object> Place(string path)
    {
        if (!_paths.Add(path))
            throw HttpRefusal.Malformed($"Two files in 'map' are for '{Shown(path)}'.");
        var steps = new Queue<string>(path.Split('.'));
        var index = _requests.IsBatch ? Index(steps.Dequeue(), _requests.Items.Count) : 0;
        if (index is not { } request || steps.Count < 2 || steps.Dequeue() != "variables")
            throw Nowhere(path);
        object? at = VariablesOf(request);
        while (steps.Count > 1)
            at = Step(at, steps.Dequeue());
        return Slot(at, steps.Dequeue()) ?? throw Nowhere(path);
    }

    private static object? Step(object? at, string step) => at switch
    {
        Dictionary<string, object?> map => map.GetValueOrDefault(step),
        List<object?> list when Index(step, list.Count) is { } index => list[index],
        _ => null,
    };

    /// <summary>Where null stands for the file; null when that is nowhere.</summary>
    private static Action<object>? Slot(object? at, string step) => at switch
    {
        Dictionary<string, object?> map when map.TryGetValue(step, out var value) && value is null => file => map[step] = file,
        List<object?> list when Index(step, list.Count) is { } index && list[index] is null => file => list[index] = file,
        _ => null,
    };

    /// <summary>The engine's variables cannot be written to; what they are made of can.</summary>
    private Dictionary<string, object?> VariablesOf(int index)
    {
        if (_variables.TryGetValue(index, out var known))
            return known;
        var request = _requests.Items[index];
        var variables = _variables[index] = new Dictionary<string, object?>(request.Variables ?? Inputs.Empty);
        request.Variables = new Inputs(variables);
        return variables;
    }

    /// <summary>A whole number without signs or zeros in front, so that a place has one path.</summary>
    private static int? Index(string step, int count)
        => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count
            && step == index.ToString(CultureInfo.InvariantCulture) ? index : null;

    private HttpRefusal Nowhere(string path) => HttpRefusal.Malformed(
        $"The path '{Shown(path)}' in 'map' leads to no null in 'operations'. Expected one such as {(_requests.IsBatch ? "0.variables.file" : "variables.file")}.");

    private static HttpRefusal Malformed()
        => HttpRefusal.Malformed("The part 'map' must be an object of lists of paths, such as {\"0\": [\"variables.file\"]}.");

    private static string Shown(string text) => text.Length <= MostShown ? text : text[..MostShown] + "…";
}
