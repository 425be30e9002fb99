using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Crm.Graph.Kernel.Search;

/// <summary>By which texts records of a type are found: those that its catalogue and the catalogues of its parts call searchable.</summary>
internal sealed class SearchedRecord
{
    private static readonly ConditionalWeakTable<Catalogues, ConcurrentDictionary<Type, SearchedRecord?>> Known = [];

    private readonly FieldCatalogue _catalogue;
    private readonly List<SearchedText> _texts;
    private readonly List<(PropertyInfo Navigation, Type Row, List<SearchedText> Texts)> _parts = [];

    private SearchedRecord(FieldCatalogue catalogue, Catalogues catalogues)
    {
        _catalogue = catalogue;
        _texts = [.. SearchedText.Of(catalogue, catalogues)];
        foreach (var row in catalogue.Fields.Where(f => f.Kind == FieldKind.Parts).Select(f => f.Children!.Row).Distinct())
        {
            var texts = SearchedText.Of(catalogues.Of(row), catalogues).ToList();
            if (texts.Count > 0)
                _parts.Add((NavigationTo(row), row, texts));
        }
    }

    public string Entity => _catalogue.Name;

    /// <summary>The lists of parts whose texts count.</summary>
    public IEnumerable<string> Navigations => _parts.Select(p => p.Navigation.Name);

    /// <summary>Tells one state of the declarations from another.</summary>
    public int Version => _texts.Concat(_parts.SelectMany(p => p.Texts)).Select(t => t.ToString())
        .Aggregate(SearchWords.Version, (hash, text) => text.Aggregate(hash, (h, c) => unchecked(h * 31 + c)));

    /// <summary>Null for what is not searched.</summary>
    public static SearchedRecord? Find(Catalogues catalogues, Type type) => Known.GetOrCreateValue(catalogues).GetOrAdd(type, static (t, all) =>
        all.Find(t) is { IsRecord: true, IsSearchable: true } catalogue ? new(catalogue, all) : null, catalogues);

    public SearchEntry EntryOf(Record record) => new(record, Entity, TextOf(record));

    public string TextOf(Record record)
    {
        var text = new StringBuilder(SearchEntry.Scope(record.TenantId, Entity));
        var words = _texts.SelectMany(t => t.Words(record))
            .Concat(_parts.SelectMany(p => ((IEnumerable)p.Navigation.GetValue(record)!).Cast<object>().SelectMany(part => p.Texts.SelectMany(t => t.Words(part)))));
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            if (text.Length + 1 + word.Length > SearchEntry.TextLength)
                break;
            text.Append(' ').Append(word);
        }
        return text.ToString();
    }

    /// <summary>Whether an entry of the change tracker, the record or one of its parts, may have changed the words.</summary>
    public bool IsTouchedBy(EntityEntry entry) => entry.State switch
    {
        EntityState.Added => true,
        EntityState.Deleted => entry.Entity is not Record,
        EntityState.Modified => (entry.Entity is Record ? _texts : TextsOf(entry)).Any(t => t.IsModified(entry)),
        _ => false,
    } && (entry.Entity is Record || _parts.Exists(p => p.Row == entry.Metadata.ClrType));

    private List<SearchedText> TextsOf(EntityEntry part) => _parts.Find(p => p.Row == part.Metadata.ClrType).Texts ?? [];

    private PropertyInfo NavigationTo(Type row) => _catalogue.Entity.GetProperties()
        .FirstOrDefault(p => typeof(IEnumerable<>).MakeGenericType(row).IsAssignableFrom(p.PropertyType))
        ?? throw new InvalidOperationException($"{_catalogue.Name} has no list of {row.Name}, whose texts are searchable");
}

/// <summary>One text of a record or of a part.</summary>
internal sealed class SearchedText
{
    private readonly Func<object, string?> _read;
    private readonly string[] _members;
    private readonly bool _isPhone;

    private SearchedText(LambdaExpression path, bool isPhone)
    {
        var entity = Expression.Parameter(typeof(object));
        _read = Expression.Lambda<Func<object, string?>>(Replace.Parameter(path, Expression.Convert(entity, path.Parameters[0].Type)), entity).Compile();
        _members = [.. Members(path.Body).Reverse()];
        _isPhone = isPhone;
    }

    public static IEnumerable<SearchedText> Of(FieldCatalogue catalogue, Catalogues catalogues) => Under(catalogue, catalogues, path => path);

    public IEnumerable<string> Words(object entity)
    {
        var text = _read(entity);
        return text is not null && _isPhone ? SearchWords.Of(text).Concat(Phones.National(text) is { } national ? [national] : []) : SearchWords.Of(text);
    }

    public bool IsModified(EntityEntry entry)
    {
        if (_members.Length == 1)
            return entry.Property(_members[0]).IsModified;
        var group = entry.ComplexProperty(_members[0]);
        foreach (var member in _members[1..^1])
            group = group.ComplexProperty(member);
        return group.Property(_members[^1]).IsModified;
    }

    public override string ToString() => string.Join('.', _members) + (_isPhone ? "#;" : ";");

    private static IEnumerable<SearchedText> Under(FieldCatalogue catalogue, Catalogues catalogues, Func<LambdaExpression, LambdaExpression> from)
    {
        foreach (var field in catalogue.Fields)
        {
            if (field.SearchedAs is { } how)
                yield return new(from(field.Path), how == SearchedAs.Phone);
            else if (field.Kind == FieldKind.Group && field.Path.Body is MemberExpression)
                foreach (var inner in Under(catalogues.Of(field.Type), catalogues, path => Replace.Then(from(field.Path), path)))
                    yield return inner;
        }
    }

    private static IEnumerable<string> Members(Expression path)
    {
        for (; path is MemberExpression member; path = member.Expression!)
            yield return member.Member.Name;
    }
}
