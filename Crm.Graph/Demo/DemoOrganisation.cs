using Bogus;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Demo;

/// <summary>Makes up the records of one organisation: the same ones whenever the number of contacts is the same.</summary>
internal sealed class DemoOrganisation
{
    /// <summary>How many contacts are made at a time. Accounts are shared within such a batch only, so the records depend on it.</summary>
    private const int BatchSize = 1000;

    private const int MostAccounts = 3;

    private readonly DemoIds _ids;
    private readonly DemoTime _time;
    private readonly DemoContacts _contacts;
    private readonly DemoAccounts _accounts;
    private readonly DemoCustomFields _customFields;
    private readonly DemoWallets? _wallets;
    private readonly DemoRewards? _rewards;
    private readonly DemoLeads? _leads;
    private readonly DemoApprovals? _approvals;
    private readonly DemoTasks? _tasks;
    private readonly DemoActivities? _activities;
    private readonly int _seed;
    private readonly int _count;

    /// <param name="caller">On whose behalf.</param>
    /// <param name="seed">Tells the organisations apart.</param>
    /// <param name="count">How many contacts there will be.</param>
    /// <param name="sellers">Who works on leads, tasks and activities, and approves; without them there are contacts and accounts alone.</param>
    public DemoOrganisation(Caller caller, int seed, int count, DemoSellers? sellers)
    {
        (_seed, _count) = (seed, count);
        _ids = new DemoIds(seed);
        _time = new DemoTime(caller, _ids);
        _contacts = new DemoContacts(_time, caller.Country);
        _accounts = new DemoAccounts(_time, new DemoLedgers(_time), caller.Currency);
        _customFields = new DemoCustomFields(caller, seed);
        if (sellers is not null)
        {
            (_wallets, _rewards, _leads) = (new DemoWallets(caller, seed), new DemoRewards(caller, seed), new DemoLeads(caller, seed, sellers));
            (_tasks, _activities, _approvals) = (new DemoTasks(caller, seed, sellers), new DemoActivities(caller, seed, sellers), new DemoApprovals(caller, seed, sellers));
        }
    }

    public int Accounts { get; private set; }

    /// <summary>Writes all of it; one batch is made while the one before is written.</summary>
    public async Task WriteAsync(BulkWriter writer, CancellationToken ct)
    {
        WriteLookups(writer);
        var next = Task.Run(() => Make(0), ct);
        for (var first = 0; first < _count; first += BatchSize)
        {
            var batch = await next;
            var after = first + BatchSize;
            next = after < _count ? Task.Run(() => Make(after), ct) : Task.FromResult(batch);
            batch.WriteTo(writer);
            if (first == 0)
                _approvals?.WriteTo(writer, batch);
            Accounts += batch.Accounts.Count;
        }
        await next;
        writer.Write([_accounts.Numbers!]);
        if (_wallets is not null)
            writer.Write([_wallets.Codes]);
        if (_leads is not null)
            writer.Write([_leads.Pipeline.Numbers!, _activities!.Numbers!]);
    }

    private void WriteLookups(BulkWriter writer)
    {
        using var ids = Ids.From(_ids.Next);
        var before = DemoTime.Of(0, _count).AddDays(-1);
        writer.Write(_contacts.MakeCategories(before));
        var (classifications, terms) = _accounts.MakeLookups(before);
        writer.Write(classifications);
        writer.Write(terms);
        _customFields.MakeFields(before);
        writer.Write(_customFields.Fields);
        writer.Write(_customFields.Fields.SelectMany(f => f.Choices));
        if (_wallets is not null)
        {
            _wallets.MakeConditions(before);
            writer.Write(_wallets.Conditions);
            writer.Write(_wallets.Conditions.SelectMany(c => c.Organisations));
            writer.Write(_wallets.Conditions.SelectMany(c => c.Products));
            writer.Write(_wallets.Conditions.SelectMany(c => c.Timings));
        }
        if (_rewards is not null)
        {
            _rewards.MakeLookups(before);
            writer.Write(_rewards.Tiers);
            writer.Write(_rewards.Schemes);
        }
        _leads?.MakePipeline(before);
        _leads?.Pipeline.WriteTo(writer);
        _activities?.MakeLookups(before);
        _activities?.WriteLookupsTo(writer);
    }

    private DemoBatch Make(int first)
    {
        using var ids = Ids.From(_ids.Next);
        var batch = new DemoBatch();
        Contact? before = null;
        var (last, due) = (Math.Min(first + BatchSize, _count) - 1, 0);
        for (var index = first; index <= last; index++)
        {
            // Each has its own luck, so that a field that is added changes nothing of the next contact.
            var random = new Randomizer((int)DemoIds.Scatter((ulong)_seed << 32 | (uint)index));
            var contact = _contacts.Make(index, DemoTime.Of(index, _count), random, mayGo: index > 0 && index < last);
            batch.Contacts.Add(contact);
            batch.CustomFieldValues.AddRange(_customFields.Of(contact, index));
            batch.ThirdPartyIds.AddRange(DemoContacts.ThirdPartyIds(contact, index, random));
            // What a deleted one would have had, the next ones have.
            due += DemoAccounts.CountOf(index);
            if (contact.IsDeleted)
                continue;
            var having = index == last ? due : Math.Min(due, MostAccounts);
            for (var which = 0; which < having; which++)
            {
                var account = _accounts.Make(contact, before, which, random);
                batch.Accounts.Add(account);
                batch.CustomFieldValues.AddRange(_customFields.Of(account, index, which));
                if (_wallets?.Of(account, index, which) is { } wallet)
                    batch.Wallets.Add(wallet);
                if (_rewards?.Of(account, index) is { } rewards)
                    batch.Rewards.Add(rewards);
            }
            WorkOn(contact, having > 0 ? batch.Accounts[^having] : null, index, batch);
            (before, due) = (contact, due - having);
        }
        return batch;
    }

    /// <summary>What is to be sold to the contact and done for it.</summary>
    private void WorkOn(Contact contact, Account? account, int index, DemoBatch batch)
    {
        var lead = _leads?.Of(contact, account, index);
        if (lead is not null)
            batch.Leads.Add(lead);
        if (_tasks?.TaskOf(contact, account, lead, index) is { } task)
            batch.Tasks.Add(task);
        if (_tasks?.AppointmentOf(contact, account, lead, index) is { } appointment)
            batch.Appointments.Add(appointment);
        if (_activities?.Of(contact, lead, index) is { } activity)
            batch.Activities.Add(activity);
    }
}
