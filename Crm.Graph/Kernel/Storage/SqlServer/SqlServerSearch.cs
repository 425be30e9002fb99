using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Text;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Storage.SqlServer;

/// <summary>By LIKE over the words: full text is a part of the server that is often not installed, and answers late, after its own filling of the index.</summary>
internal sealed class SqlServerSearch : SearchSyntax
{
    public override BoundSearch Bind(SearchPhrase phrase, string entity, int tenantId, Slots slots, StringBuilder shape)
    {
        var name = slots.Add(typeof(string), entity);
        ImmutableArray<ImmutableArray<ImmutableArray<int>>> terms =
            [.. phrase.Terms.Select(term => term.Select(words => words.Select(word => slots.Add(typeof(string), $"% {word}%")).ToImmutableArray()).ToImmutableArray())];
        shape.Append("search").AppendJoin('&', terms.Select(term => string.Join('|', term.Select(words => words.Length)))).Append(';');
        return new Bound(name, terms);
    }

    private sealed class Bound(int entity, ImmutableArray<ImmutableArray<ImmutableArray<int>>> terms) : BoundSearch
    {
        public override Expression Ids(CrmDb db, Slots slots)
        {
            var entry = Expression.Parameter(typeof(SearchEntry), "e");
            var text = Expression.Property(entry, nameof(SearchEntry.Text));
            Expression Like(int slot) => Expression.Call(typeof(DbFunctionsExtensions), nameof(DbFunctionsExtensions.Like), null,
                Expression.Property(null, typeof(EF), nameof(EF.Functions)), text, slots.Expression(slot));
            var all = terms.Select(term => term.Select(words => words.Select(Like).Aggregate(Expression.AndAlso)).Aggregate(Expression.OrElse)).Aggregate(
                (Expression)Expression.Equal(Expression.Property(entry, nameof(SearchEntry.Entity)), slots.Expression(entity)), Expression.AndAlso);
            return db.Set<SearchEntry>().Where(Expression.Lambda<Func<SearchEntry, bool>>(all, entry)).Select(e => e.Id).Expression;
        }
    }
}
