using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Events.Consumers;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Wallets.Commands;

/// <summary>Pays top-ups as soon as they are noted. What fails has a time in its own row at which it is tried again.</summary>
internal sealed class TopupPayer(PayTopup pay, SystemCallers callers) : IEventConsumer
{
    public string Name => "wallet-topups";

    public async Task HandleAsync(LogEvent happened, CancellationToken ct)
    {
        if (happened.Entity == nameof(WalletTopup) && happened.Event == EventNames.Created && await callers.FindAsync(happened.TenantId, ct) is { } caller)
            await pay.RunAsync(happened.RecordId, caller, ct);
    }
}
