using Xunit;

namespace Crm.Graph.Tests.Support;

/// <summary>Waits for what the server does in its own time, and for no longer than that takes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task HoldsAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, "it did not come to hold");
            await Task.Delay(5);
        }
    }
}
