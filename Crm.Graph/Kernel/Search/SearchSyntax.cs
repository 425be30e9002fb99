using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Text;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Kernel.Search;

/// <summary>How a database is asked for the records that have some words.</summary>
internal abstract class SearchSyntax
{
    public abstract BoundSearch Bind(SearchPhrase phrase, string entity, int tenantId, Slots slots, StringBuilder shape);
}

/// <summary>A phrase whose values are in slots.</summary>
internal abstract class BoundSearch
{
    /// <summary>The ids of the records that have the words.</summary>
    public abstract Expression Ids(CrmDb db, Slots slots);
}

/// <summary>An index that is asked in a language of its own: the phrase is one value, whatever its words.</summary>
internal abstract class IndexSyntax : SearchSyntax
{
    public override BoundSearch Bind(SearchPhrase phrase, string entity, int tenantId, Slots slots, StringBuilder shape)
    {
        shape.Append("search;");
        return new Bound(this, slots.Add(typeof(string), Text(phrase, SearchEntry.Scope(tenantId, entity))));
    }

    protected abstract string And { get; }

    protected abstract string Or { get; }

    protected abstract string Word(string word);

    protected abstract string Prefix(string word);

    protected abstract Expression<Func<string, IQueryable<Guid>>> Ids(CrmDb db);

    /// <summary>Words are letters and digits, and quoted besides: nothing that is searched for can be read as the language.</summary>
    internal string Text(SearchPhrase phrase, string scope) => string.Join(And, phrase.Terms.Select(Term).Prepend(Word(scope)));

    private string Term(ImmutableArray<ImmutableArray<string>> alternatives)
        => $"({string.Join(Or, alternatives.Select(words => $"({string.Join(And, words.Select(Prefix))})"))})";

    private sealed class Bound(IndexSyntax syntax, int slot) : BoundSearch
    {
        public override Expression Ids(CrmDb db, Slots slots) => Fields.Replace.Parameter(syntax.Ids(db), slots.Expression(slot));
    }
}
