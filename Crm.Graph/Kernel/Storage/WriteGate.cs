namespace Crm.Graph.Kernel.Storage;

/// <summary>
/// Lets one writer at a time into an embedded database, in turn, instead of having them poll for its lock.
/// A database server queues its writers itself: there the gate stands open.
/// </summary>
public sealed class WriteGate(bool open) : IDisposable
{
    private readonly SemaphoreSlim? _turns = open ? null : new(1, 1);

    public async ValueTask<IDisposable?> EnterAsync(CancellationToken ct)
    {
        if (_turns is null)
            return null;
        await _turns.WaitAsync(ct);
        return new Turn(_turns);
    }

    public void Dispose() => _turns?.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
