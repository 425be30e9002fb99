namespace Crm.Graph.Client;

/// <summary>A filter, as react-querybuilder has it; its rules are <see cref="Rule"/>s and groups.</summary>
public sealed record RuleGroup(string Combinator, IReadOnlyList<object> Rules, bool Not = false)
{
    public static RuleGroup And(params object[] rules) => new("and", rules);

    public static RuleGroup Or(params object[] rules) => new("or", rules);
}

/// <summary>A rule of a filter.</summary>
public sealed record Rule(string Field, string Operator, object? Value = null);

/// <summary>A page of a list.</summary>
public sealed record Connection<T>(IReadOnlyList<T> Nodes, int TotalCount, PageInfo? PageInfo);

/// <summary>Where a page ends, and whether there is another.</summary>
public sealed record PageInfo(bool HasNextPage, string? EndCursor);

/// <summary>What is wrong with an input, and where in it.</summary>
public sealed record UserError(string Code, string Message, IReadOnlyList<string> Path);

/// <summary>A contact, as far as these examples ask for it.</summary>
public sealed record Contact(Guid Id, string Name, int Version, string? City, bool IsDeleted, Connection<Account>? Accounts);

/// <summary>An account, as far as these examples ask for it.</summary>
public sealed record Account(string Number, decimal Balance, string Currency);
