using System.Runtime.CompilerServices;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Demo;

/// <summary>How often.</summary>
/// <param name="Every">Milliseconds from one to the next, from 10 to 60,000.</param>
public sealed record PingArguments(int Every = 1000);

/// <summary>One of the signals of `ping`.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="At">When it was sent.</param>
public sealed record Ping(int Number, DateTimeOffset At);

/// <summary>A signal in regular intervals, to try connections with. It is there in Development only.</summary>
public sealed class PingSubscription(TimeProvider clock) : ISubscription<PingArguments, Ping>
{
    public ValueTask<Result<IAsyncEnumerable<Ping>>> ListenAsync(PingArguments arguments, Caller caller, CancellationToken ct)
    {
        if (arguments.Every is < 10 or > 60_000)
            return new(new DomainError(Codes.Invalid, "Expected every to be between 10 and 60000 milliseconds.", "every"));
        return new(Result.Of(PingAsync(TimeSpan.FromMilliseconds(arguments.Every), CancellationToken.None)));
    }

    private async IAsyncEnumerable<Ping> PingAsync(TimeSpan every, [EnumeratorCancellation] CancellationToken ct)
    {
        using var timer = new PeriodicTimer(every, clock);
        for (var number = 1; await timer.WaitForNextTickAsync(ct); number++)
            yield return new(number, clock.Now());
    }
}
