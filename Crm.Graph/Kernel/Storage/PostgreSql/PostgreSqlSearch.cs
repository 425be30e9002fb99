using System.Linq.Expressions;
using System.Reflection;
using Crm.Graph.Kernel.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using NpgsqlTypes;

namespace Crm.Graph.Kernel.Storage.PostgreSql;

/// <summary>Full text by a column of lexemes, which the server makes of the entry's words as they are: no dictionary, no parser.</summary>
internal sealed class PostgreSqlSearch : IndexSyntax
{
    private const string Lexemes = "Lexemes";

    private static readonly MethodInfo Query = typeof(PostgreSqlSearch).GetMethod(nameof(AsQuery), BindingFlags.Static | BindingFlags.Public)!;

    protected override string And => " & ";

    protected override string Or => " | ";

    public static void Map(ModelBuilder model)
    {
        var entry = model.Entity<SearchEntry>();
        entry.Property<NpgsqlTsVector>(Lexemes).HasColumnName("lexemes").HasComputedColumnSql("array_to_tsvector(string_to_array(text, ' '))", stored: true);
        entry.HasIndex(Lexemes).HasMethod("gin");
        model.HasDbFunction(Query).HasTranslation(a => new SqlUnaryExpression(
            ExpressionType.Convert, a[0], typeof(NpgsqlTsQuery), new Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal.Mapping.NpgsqlTsQueryTypeMapping()));
    }

    public static NpgsqlTsQuery AsQuery(string text) => throw new InvalidOperationException($"{text}: only inside a query");

    protected override string Word(string word) => $"'{word}'";

    protected override string Prefix(string word) => $"'{word}':*";

    protected override Expression<Func<string, IQueryable<Guid>>> Ids(CrmDb db)
        => query => db.Set<SearchEntry>().Where(e => EF.Property<NpgsqlTsVector>(e, Lexemes).Matches(AsQuery(query))).Select(e => e.Id);
}
