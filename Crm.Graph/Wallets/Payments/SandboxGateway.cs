using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Wallets.Payments;

/// <summary>Collects nothing, and says what the settings tell it to say.</summary>
internal sealed class SandboxGateway(IOptionsMonitor<PaymentOptions> options) : IPaymentGateway
{
    private readonly ConcurrentDictionary<Guid, PaymentCharge> _charged = new();

    /// <summary>What was charged and not given back.</summary>
    public IReadOnlyCollection<PaymentCharge> Charged => [.. _charged.Values];

    public Task<PaymentOutcome> ChargeAsync(PaymentCharge charge, CancellationToken ct)
    {
        switch (options.CurrentValue.Sandbox)
        {
            case SandboxMode.Decline:
                return Task.FromResult(new PaymentOutcome(null, "The payment was declined."));
            case SandboxMode.Fail:
                throw new HttpRequestException("The sandbox was told to fail.");
            default:
                _charged.TryAdd(charge.Id, charge);
                return Task.FromResult(new PaymentOutcome($"sandbox-{charge.Id:N}", null));
        }
    }

    public Task RefundAsync(Guid chargeId, CancellationToken ct)
    {
        _charged.TryRemove(chargeId, out _);
        return Task.CompletedTask;
    }
}
