using Crm.Graph.Accounts.Model;
using Crm.Graph.Activities.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Leads.Model;
using Crm.Graph.Products.Model;
using Crm.Graph.Tasks.Model;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Search;

/// <summary>What can be searched for.</summary>
public enum SearchEntity
{
    /// <summary>People and companies.</summary>
    Contact,
    /// <summary>Accounts.</summary>
    Account,
    /// <summary>Leads.</summary>
    Lead,
    /// <summary>Products.</summary>
    Product,
    /// <summary>Tasks.</summary>
    Task,
    /// <summary>Appointments.</summary>
    Appointment,
    /// <summary>Activities.</summary>
    Activity,
}

/// <summary>A record that was found.</summary>
/// <param name="Entity">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">What people call it: its name.</param>
/// <param name="Subtitle">What tells it from others of that name: an e-mail address, a phone number, a city; of an account, a lead or an activity its number, of a product its sku, of a task by when it is to be done, of an appointment when it begins.</param>
/// <param name="Score">How well it matches, from 0 to 1: the whole of its name or code, the beginning of its name, words of its name, or words elsewhere.</param>
/// <param name="Contact">The contact, where it is one.</param>
/// <param name="Account">The account, where it is one.</param>
/// <param name="Lead">The lead, where it is one.</param>
/// <param name="Product">The product, where it is one.</param>
/// <param name="Task">The task, where it is one.</param>
/// <param name="Appointment">The appointment, where it is one.</param>
/// <param name="Activity">The activity, where it is one.</param>
public sealed record SearchHit(
    SearchEntity Entity, Guid Id, string Title, string? Subtitle, double Score, RecordRef<Contact>? Contact = null, RecordRef<Account>? Account = null,
    RecordRef<Lead>? Lead = null, RecordRef<Product>? Product = null, RecordRef<Task>? Task = null, RecordRef<Appointment>? Appointment = null,
    RecordRef<Activity>? Activity = null);

/// <summary>How the records of an entity are shown and told apart in one list with others.</summary>
/// <param name="Key">The field that records are called by where one knows it: a code, a number; the title where there is none.</param>
/// <param name="Title">The field of the title.</param>
/// <param name="Subtitles">The fields of the subtitle: the first that says something.</param>
/// <param name="Refer">Adds the record itself.</param>
internal sealed record SearchedEntity(SearchEntity Entity, Type Type, string Key, string Title, string[] Subtitles, Func<SearchHit, SearchHit> Refer)
{
    public static readonly SearchedEntity[] All =
    [
        new(SearchEntity.Contact, typeof(Contact), "code", "name", ["email", "phone", "city", "code"], hit => hit with { Contact = new(hit.Id) }),
        new(SearchEntity.Account, typeof(Account), "number", "name", ["number"], hit => hit with { Account = new(hit.Id) }),
        new(SearchEntity.Lead, typeof(Lead), "number", "subject", ["number"], hit => hit with { Lead = new(hit.Id) }),
        new(SearchEntity.Product, typeof(Product), "sku", "name", ["sku"], hit => hit with { Product = new(hit.Id) }),
        new(SearchEntity.Task, typeof(Task), "title", "title", ["end", "start"], hit => hit with { Task = new(hit.Id) }),
        new(SearchEntity.Appointment, typeof(Appointment), "title", "title", ["start"], hit => hit with { Appointment = new(hit.Id) }),
        new(SearchEntity.Activity, typeof(Activity), "number", "name", ["number"], hit => hit with { Activity = new(hit.Id) }),
    ];
}
