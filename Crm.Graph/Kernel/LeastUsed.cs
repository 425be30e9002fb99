using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Crm.Graph.Kernel;

/// <summary>
/// Keeps a bounded number of values, of a bounded total size. When it is full, what was not used since the last
/// look goes first. Reading takes no lock.
/// </summary>
internal sealed class LeastUsed<TKey, TValue>(int capacity, long maxSize) where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private readonly Queue<Entry> _order = new();
    private readonly Lock _lock = new();
    private long _size;

    public int Count => _entries.Count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            value = default;
            return false;
        }
        if (!entry.Used)
            entry.Used = true;
        value = entry.Value;
        return true;
    }

    public void Add(TKey key, TValue value, int size)
    {
        if (size > maxSize)
            return;
        var entry = new Entry(key, value, size);
        lock (_lock)
        {
            if (!_entries.TryAdd(key, entry))
                return;
            _order.Enqueue(entry);
            _size += size;
            while (_order.Count > capacity || _size > maxSize)
                MakeRoom();
        }
    }

    private void MakeRoom()
    {
        var oldest = _order.Dequeue();
        if (oldest.Used)
        {
            oldest.Used = false;
            _order.Enqueue(oldest);
            return;
        }
        _entries.TryRemove(oldest.Key, out _);
        _size -= oldest.Size;
    }

    private sealed class Entry(TKey key, TValue value, int size)
    {
        public TKey Key => key;

        public TValue Value => value;

        public int Size => size;

        public volatile bool Used;
    }
}
