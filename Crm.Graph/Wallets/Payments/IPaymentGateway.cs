using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Wallets.Payments;

/// <summary>Who collects money. An outside service is another implementation of this.</summary>
public interface IPaymentGateway
{
    /// <summary>
    /// Charges a payment method. The same charge again, told by its id, is answered as the first time and charges nothing: after a crash
    /// nobody knows whether the answer was lost. An exception means that it is not known what became of it.
    /// </summary>
    Task<PaymentOutcome> ChargeAsync(PaymentCharge charge, CancellationToken ct);

    /// <summary>Gives back what a charge took, once.</summary>
    Task RefundAsync(Guid chargeId, CancellationToken ct);
}

/// <summary>What is to be charged.</summary>
/// <param name="Id">Tells the charge from all others.</param>
/// <param name="Amount">How much.</param>
/// <param name="Currency">In which currency (ISO 4217).</param>
/// <param name="Method">What is charged.</param>
public sealed record PaymentCharge(Guid Id, decimal Amount, string Currency, WalletPaymentMethod Method);

/// <summary>What became of a charge.</summary>
/// <param name="PaymentId">The gateway's id of the payment; null when it was declined.</param>
/// <param name="Declined">Why it was declined, in words that may be shown.</param>
public sealed record PaymentOutcome(string? PaymentId, string? Declined);
