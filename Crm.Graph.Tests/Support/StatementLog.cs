using System.Collections.Concurrent;
using Crm.Graph.Kernel.Reading;

namespace Crm.Graph.Tests.Support;

/// <summary>The statements that reads have sent.</summary>
internal sealed class StatementLog : IStatementObserver
{
    private readonly ConcurrentQueue<string> _statements = new();

    public void Sending(string sql) => _statements.Enqueue(sql);

    /// <summary>What was sent since the last time this was asked.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (_statements.TryDequeue(out var sql))
            taken.Add(sql);
        return taken;
    }
}
