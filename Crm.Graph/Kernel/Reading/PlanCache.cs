using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Crm.Graph.Kernel.Reading;

/// <summary>Plans by shape, as many as there is room for; the ones not used since the last tidying go first.</summary>
internal sealed class PlanCache(int capacity)
{
    private readonly ConcurrentDictionary<string, Entry> _plans = new(StringComparer.Ordinal);
    private readonly Lock _tidying = new();

    public bool TryGet(string shape, [NotNullWhen(true)] out Plan? plan)
    {
        if (_plans.TryGetValue(shape, out var entry))
        {
            if (!entry.Used)
                entry.Used = true;
            plan = entry.Plan;
            return true;
        }
        plan = null;
        return false;
    }

    public void Add(string shape, Plan plan)
    {
        _plans.TryAdd(shape, new Entry(plan));
        if (_plans.Count <= capacity)
            return;
        lock (_tidying)
        {
            if (_plans.Count <= capacity)
                return;
            foreach (var (key, entry) in _plans)
            {
                if (entry.Used)
                    entry.Used = false;
                else if (_plans.Count > capacity / 2)
                    _plans.TryRemove(key, out _);
            }
        }
    }

    private sealed class Entry(Plan plan)
    {
        public Plan Plan { get; } = plan;

        public bool Used { get; set; }
    }
}
