using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Contacts.Model;

/// <summary>One of several things of a contact, of which exactly one is primary.</summary>
internal interface ICanBePrimary
{
    bool IsPrimary { get; set; }
}

/// <summary>Keeps exactly one primary among the things of a contact.</summary>
internal static class Primary
{
    /// <summary>The wanted one becomes primary; without a wish it stays as it is, and where there is none the oldest is it.</summary>
    public static void Settle<T>(IReadOnlyList<T> all, T? wanted) where T : Entity, ICanBePrimary
    {
        var primary = wanted ?? all.FirstOrDefault(t => t.IsPrimary) ?? all.MinBy(t => t.Id);
        foreach (var one in all)
            one.IsPrimary = one == primary;
    }

    /// <summary>Which of a list that is given as a whole becomes primary: the first unless one says that it is; two that say so are refused.</summary>
    public static int Wanted(IReadOnlyList<bool?> wishes, string list, Problems problems)
    {
        var wanted = Enumerable.Range(0, wishes.Count).Where(i => wishes[i] == true).ToList();
        foreach (var index in wanted.Skip(1))
            problems.At(list, index).Add(ContactErrors.SecondPrimary());
        return wanted.FirstOrDefault();
    }
}
