using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Schema;

/// <summary>The permissions that root fields and fields of catalogues declare. They are enforced from the very same declarations.</summary>
internal sealed class DeclaredPermissions : IPermissions
{
    public DeclaredPermissions(RootFields root)
    {
        var roots = root.Fields.Where(f => f.Needs is not null).Select(f => (f.Needs!, $"{(f switch { MutationField => "Mutation", SubscriptionField or ChangesField => "Subscription", _ => "Query" })}.{f.Name}"));
        var others = root.Fields.OfType<MutationField>().Where(f => f.OthersNeed is not null).Select(f => (f.OthersNeed!, $"Mutation.{f.Name}"));
        var fields = root.Catalogues.All.SelectMany(c => c.Fields.Where(f => f.Permission is not null).Select(f => (f.Permission!, $"{c.Name}.{f.Name}")));
        All = [.. roots.Concat(others).Concat(fields).GroupBy(f => f.Item1, f => f.Item2).Select(f => Describe(f.Key, [.. f])).OrderBy(p => p.Name, StringComparer.Ordinal)];
        Names = [.. All.Select(p => p.Name)];
    }

    public IReadOnlyList<Permission> All { get; }

    public IReadOnlyList<string> Names { get; }

    private static Permission Describe(string name, IReadOnlyList<string> fields)
    {
        var (module, verb) = (name[..name.IndexOf(':', StringComparison.Ordinal)], name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var subject = module.Replace('-', ' ');
        return new(name, module, verb, verb switch
        {
            "read" => $"See {subject}.",
            "write" => $"Create, change and delete {subject}.",
            _ => $"{char.ToUpperInvariant(verb[0])}{verb[1..].Replace('-', ' ')} {subject}.",
        }, fields);
    }
}
