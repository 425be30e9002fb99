using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Wallets.Model;

/// <summary>That the books of a day have been looked at: of several servers one does it.</summary>
public sealed class WalletNight : Entity
{
    private WalletNight() { } // EF

    internal WalletNight(DateOnly day) => Day = day;

    public DateOnly Day { get; private set; }
}
