using Crm.Graph.Accounts.Model;
using Crm.Graph.Activities.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Crm.Graph.Tasks.Model;
using Crm.Graph.ThirdParties.Model;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Demo;

/// <summary>Some contacts with all that hangs on them.</summary>
internal sealed class DemoBatch
{
    public List<Contact> Contacts { get; } = [];

    public List<ThirdPartyId> ThirdPartyIds { get; } = [];

    public List<Account> Accounts { get; } = [];

    public List<Lead> Leads { get; } = [];

    public List<Task> Tasks { get; } = [];

    public List<Appointment> Appointments { get; } = [];

    public List<Activity> Activities { get; } = [];

    public List<CustomFieldValue> CustomFieldValues { get; } = [];

    public List<DemoWallet> Wallets { get; } = [];

    public List<DemoAccountRewards> Rewards { get; } = [];

    /// <summary>In an order in which nothing points at what is not there yet.</summary>
    public void WriteTo(BulkWriter writer)
    {
        writer.Write(Contacts);
        writer.Write(Contacts.SelectMany(c => c.Phones));
        writer.Write(Contacts.SelectMany(c => c.Addresses));
        writer.Write(ThirdPartyIds);
        writer.Write(Accounts);
        writer.Write(Accounts.SelectMany(a => a.Contacts));
        writer.Write(Accounts.SelectMany(a => a.Entries));
        writer.Write(CustomFieldValues);
        writer.Write(Wallets.Select(w => w.Wallet));
        writer.Write(Wallets.SelectMany(w => w.Wallet.LimitRules));
        writer.Write(Wallets.SelectMany(w => w.Pockets));
        writer.Write(Wallets.SelectMany(w => w.Wallet.Journals));
        writer.Write(Wallets.SelectMany(w => w.Wallet.Credits));
        writer.Write(Wallets.SelectMany(w => w.Wallet.Journals.SelectMany(j => j.Uses)));
        writer.Write(Rewards.Select(r => r.Rewards));
        writer.Write(Rewards.SelectMany(r => r.Rewards.Schemes));
        writer.Write(Rewards.SelectMany(r => r.Rewards.Merchants));
        writer.Write(Rewards.SelectMany(r => r.Entries));
        writer.Write(Leads);
        writer.Write(Leads.SelectMany(l => l.Assignees));
        writer.Write(Leads.SelectMany(l => l.Products));
        writer.Write(Leads.SelectMany(l => l.Incentives));
        writer.Write(Leads.SelectMany(l => l.Packages));
        writer.Write(Leads.SelectMany(l => l.Steps));
        writer.Write(Leads.SelectMany(l => l.StageHistory));
        writer.Write(Tasks);
        writer.Write(Appointments);
        writer.Write(Appointments.SelectMany(a => a.Steps));
        writer.Write(Activities);
        writer.Write(Activities.SelectMany(a => a.Tags));
        writer.Write(Activities.SelectMany(a => a.States));
    }
}
