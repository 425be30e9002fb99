namespace Crm.Graph.Kernel.Filtering;

/// <summary>Names that somebody may have meant.</summary>
public static class Nearest
{
    /// <summary>The few names most like the given one, nearest first, as text for a message.</summary>
    public static string Of(string name, IEnumerable<string> names, int most = 3)
    {
        var wanted = name.Length > 64 ? name[..64] : name;
        return string.Join(", ", names.OrderBy(n => Distance(wanted, n)).Take(most));
    }

    /// <summary>How many letters must change; a common beginning brings names nearer, the case does not matter.</summary>
    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            (previous, current) = (current, previous);
        }
        return b.StartsWith(a, StringComparison.OrdinalIgnoreCase) ? previous[b.Length] / 2 : previous[b.Length];
    }
}
