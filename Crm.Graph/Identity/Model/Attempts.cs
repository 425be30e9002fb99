namespace Crm.Graph.Identity.Model;

/// <summary>How often somebody has tried: an e-mail address, whether it exists or not, or a network address.</summary>
public sealed class Attempts
{
    private Attempts() { } // EF

    public Attempts(string key) => Key = key;

    /// <summary>Who: a hash, so that what was typed is not kept.</summary>
    public string Key { get; private set; } = "";

    public int Count { get; private set; }

    /// <summary>Until when the count goes on; then it begins anew.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>
    /// Counts a try before it is known how it ends, so that a thousand at once are a thousand. False when there were too many:
    /// each further one while that lasts changes nothing, and waiting helps.
    /// </summary>
    internal bool Try(int most, DateTimeOffset now, TimeSpan window)
    {
        if (now >= Until)
            Count = 0;
        if (Count >= most)
            return false;
        (Count, Until) = (Count + 1, now + window);
        return true;
    }

    /// <summary>It ended well.</summary>
    internal void Clear() => Count = 0;
}
