using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Transport;

/// <summary>Ends a stream when the credential that it began with ends, unless another has taken its place by then.</summary>
internal sealed class CredentialEnd : IDisposable
{
    private readonly CancellationTokenSource? _own;
    private readonly CancellationToken _gone;
    private readonly Listener _listener;
    private readonly TimeProvider _time;
    private readonly ITimer? _timer;

    public CredentialEnd(Listener listener, Caller? caller, TimeProvider time, CancellationToken gone)
    {
        (_listener, _time, _gone) = (listener, time, gone);
        if (caller?.GoodUntil is not { } until)
            return;
        _own = CancellationTokenSource.CreateLinkedTokenSource(gone);
        _timer = time.CreateTimer(static end => _ = ((CredentialEnd)end!).LookAsync(), this, Wait(until), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when nothing more is to be waited for.</summary>
    public CancellationToken Token => _own?.Token ?? _gone;

    /// <summary>Whether it is the credential that has ended.</summary>
    public bool IsOver { get; private set; }

    public void Dispose()
    {
        _timer?.Dispose();
        _own?.Dispose();
    }

    private async Task LookAsync()
    {
        try
        {
            var who = await _listener.IdentifyAsync(_gone);
            if (who.Caller is { GoodUntil: var until } && (until is null || until > _time.GetUtcNow()))
            {
                if (until is { } later)
                    _timer!.Change(Wait(later), Timeout.InfiniteTimeSpan);
                return;
            }
            IsOver = true;
            await _own!.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The stream has ended meanwhile.
        }
        catch (Exception) when (!_gone.IsCancellationRequested)
        {
            // Who it is could not be found out: then it is not to be listened to any longer.
            IsOver = true;
            await _own!.CancelAsync();
        }
    }

    /// <summary>Timers take no more than some seven weeks; whoever is still there then is looked at again.</summary>
    private TimeSpan Wait(DateTimeOffset until) => TimeSpan.FromTicks(Math.Clamp((until - _time.GetUtcNow()).Ticks, 0, TimeSpan.FromDays(40).Ticks));
}
