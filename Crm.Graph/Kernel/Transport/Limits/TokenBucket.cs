namespace Crm.Graph.Kernel.Transport.Limits;

/// <summary>
/// A token bucket: so many requests at once, and so many a second in the long run. What is kept is the one moment at which it will be full
/// again, so that it takes neither a lock nor a timer; and the clock is the server's own, which the platform's limiters do not take.
/// </summary>
internal sealed class TokenBucket(int perSecond, int burst, TimeProvider time)
{
    private readonly long _interval = Math.Max(1, time.TimestampFrequency / perSecond);

    private long _fullAt = long.MinValue;

    /// <summary>Takes so many tokens; null when they were there, else how long it takes until they are.</summary>
    public TimeSpan? Take(int tokens)
    {
        var now = time.GetTimestamp();
        while (true)
        {
            var known = Volatile.Read(ref _fullAt);
            var after = Math.Max(now, known) + (Math.Min(tokens, burst) * _interval);
            if (after - now - (burst * _interval) is > 0 and var missing)
                return TimeSpan.FromSeconds((double)missing / time.TimestampFrequency);
            if (Interlocked.CompareExchange(ref _fullAt, after, known) == known)
                return null;
        }
    }
}
