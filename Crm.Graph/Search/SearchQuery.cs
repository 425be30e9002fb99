using System.Text.Json;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Search;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Search;

/// <summary>What is searched for.</summary>
/// <param name="Text">Words, each the beginning of a word that must be found in the record, without regard to case and accents; phone numbers by their digits. At most 200 characters and 10 words.</param>
/// <param name="Entities">What to search for; all that the caller may read when it is left out.</param>
/// <param name="First">How many records at most, from 1 to 50.</param>
public sealed record SearchArguments(string Text, IReadOnlyList<SearchEntity>? Entities = null, int First = 20);

/// <summary>
/// Records of all kinds that have these words, the best first. Deleted ones are left out. To page through everything that matches, ask the
/// list of the entity with `search`.
/// </summary>
internal sealed class SearchQuery(RootFields root, RecordReader reader) : IQuery<SearchArguments, IReadOnlyList<SearchHit>>
{
    private const int Most = 50;

    /// <summary>How many of the newest that match are ranked: enough, because those whose name or code it is are looked for on their own.</summary>
    private const int Ranked = 100;

    public async Task<Result<IReadOnlyList<SearchHit>>> AskAsync(SearchArguments arguments, Caller caller, CancellationToken ct)
    {
        if (arguments.First is < 1 or > Most)
            return new DomainError(Codes.Invalid, $"first is from 1 to {Most}.", "first");
        var hits = new List<SearchHit>();
        try
        {
            if (SearchPhrase.Parse(arguments.Text) is null)
                return Result.Of<IReadOnlyList<SearchHit>>([]);
            var ranking = new Ranking(arguments.Text);
            foreach (var entity in SearchedEntity.All.Where(e => arguments.Entities?.Contains(e.Entity) ?? true))
            {
                var needs = root.Lists.First(l => l.Entity == entity.Type).Needs;
                if (needs is null || caller.May(needs))
                    hits.AddRange(await FindAsync(entity, arguments.Text, ranking, caller, ct));
                else if (arguments.Entities is not null)
                    return new DomainError(ErrorCodes.Forbidden, $"This needs the permission {needs}.", "entities").With(needs);
            }
        }
        catch (BadRequestException e)
        {
            return new DomainError(Codes.Invalid, e.Message, "text");
        }
        return Result.Of<IReadOnlyList<SearchHit>>(
            [.. hits.OrderByDescending(h => h.Score).ThenBy(h => h.Title.Length).ThenBy(h => h.Title, StringComparer.Ordinal).ThenBy(h => h.Id).Take(arguments.First)]);
    }

    /// <summary>Those whose name begins so or whose code it is, and the newest of those that have the words anywhere.</summary>
    private async Task<IEnumerable<SearchHit>> FindAsync(SearchedEntity entity, string text, Ranking ranking, Caller caller, CancellationToken ct)
    {
        var named = new RuleGroup(Combinator.Or, false,
            [new Rule(entity.Key, RuleOperator.Equal, [text.Trim()], "text"), new Rule(entity.Title, RuleOperator.BeginsWith, [text.Trim()], "text")]);
        var first = RuleValues.IsStorable(text)
            ? await ReadAsync(entity, new ListArguments(named, [new Order(entity.Title)], Page(Most)), ranking, caller, ct)
            : [];
        var newest = await ReadAsync(
            entity, new ListArguments(RuleGroup.Everything, [new Order("dateCreated", OrderDirection.Desc)], Page(Ranked), Search: text), ranking, caller, ct);
        return first.Concat(newest).DistinctBy(h => h.Id);
    }

    private static PageRequest Page(int size) => PageRequest.From(size, null, null, null, null, null);

    private async Task<List<SearchHit>> ReadAsync(SearchedEntity entity, ListArguments arguments, Ranking ranking, Caller caller, CancellationToken ct)
    {
        var catalogue = root.Catalogues.Of(entity.Type);
        IEnumerable<string> fields = [Id, entity.Key, entity.Title, .. entity.Subtitles];
        var selection = new Selection(catalogue, [.. fields.Distinct().Select(f => new SelectedValue(f, catalogue.Find(f)!))]);
        var json = await reader.ReadAsync(new ReadList(new ConnectionSelection(catalogue, [new SelectedNodes("nodes", selection)]), arguments), caller, ct);
        using var list = JsonDocument.Parse(json);
        return [.. list.RootElement.GetProperty("nodes").EnumerateArray().Select(node => Hit(entity, node, ranking))];
    }

    private static SearchHit Hit(SearchedEntity entity, JsonElement node, Ranking ranking)
    {
        var (title, key) = (node.GetProperty(entity.Title).GetString() ?? "", node.GetProperty(entity.Key).GetString());
        var subtitle = entity.Subtitles.Select(s => node.GetProperty(s).GetString()).FirstOrDefault(s => !string.IsNullOrEmpty(s));
        return entity.Refer(new(entity.Entity, node.GetProperty(Id).GetGuid(), title, subtitle, ranking.Of(title, key)));
    }

    private const string Id = "id";
}
