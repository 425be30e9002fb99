using System.Text;
using System.Text.Json;
using Crm.Graph.Bench.Raw;

namespace Crm.Graph.Bench.Reads;

/// <summary>What is asked again and again, each time with other values.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Query">The document.</param>
/// <param name="Variables">The variables of each request, in turn.</param>
/// <param name="Shape">What the answer looks like, for the raw baseline.</param>
/// <param name="LeastOfRaw">What part of the raw baseline's requests per second is demanded.</param>
internal sealed record Scenario(string Name, string Query, IReadOnlyList<object> Variables, RawShape Shape, double LeastOfRaw)
{
    /// <summary>The eight fields of a contact that are read.</summary>
    private const string Fields = "id code name email phone city country dateCreated";

    /// <summary>What parts of the answer the raw baseline writes, by the columns they stand in.</summary>
    private static readonly RawField[] Contact =
    [
        new("id", "id", RawKind.Id), new("code", "code"), new("name", "name"), new("email", "email"),
        new("phone", "phone"), new("city", "city"), new("country", "country"), new("dateCreated", "date_created", RawKind.Time),
    ];

    private static readonly RawField[] Account =
    [
        new("number", "number"), new("name", "name"), new("balance", "balance", RawKind.Amount), new("currency", "currency"), new("state", "state"),
    ];

    /// <summary>Which page the first one is compared with, and how long pages are.</summary>
    public const int PageSize = 20;

    public byte[] Body(object variables) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { query = Query, variables }));

    public static IReadOnlyList<Scenario> All(Samples samples) =>
    [
        new("one contact by id, 8 fields",
            $"query($id: ID!) {{ contact(id: $id) {{ {Fields} }} }}",
            [.. samples.Ids.Select(id => new { id })], new RawShape("contact", Contact, IsList: false), 0.6),
        new("50 contacts by city and last name",
            $"query($where: RuleGroup!) {{ contacts(first: 50, where: $where, orderBy: [{{ field: \"dateCreated\" }}]) {{ nodes {{ {Fields} }} }} }}",
            [.. samples.Filters.Select(f => new
            {
                where = new
                {
                    combinator = "and",
                    rules = new[] { new { field = "city", @operator = "=", value = f.City }, new { field = "lastName", @operator = "beginsWith", value = f.LastName } },
                },
            })], new RawShape("contacts", Contact, Take: 50), 0.75),
        new("20 contacts with their accounts",
            "query($after: String) { contacts(first: 20, after: $after) { nodes { id name accounts { nodes { number name balance currency state } } } } }",
            [.. samples.Cursors.Select(after => new { after })],
            new RawShape("contacts", [Contact[0], Contact[2]], Take: 20, Nested: new("accounts", Account)), 0.75),
        Page("page 1 of a list", [null]),
        Page($"page {samples.FarPage:N0} of the same list", [samples.FarCursor]),
    ];

    private static Scenario Page(string name, string?[] cursors) => new(
        name,
        $"query($after: String) {{ contacts(first: {PageSize}, after: $after, orderBy: [{{ field: \"dateCreated\" }}]) {{ nodes {{ {Fields} }} pageInfo {{ hasNextPage }} }} }}",
        [.. cursors.Select(after => new { after })], new RawShape("contacts", Contact, Take: PageSize, HasNextPage: true), 0.75);
}

/// <summary>Values that requests ask for: taken from the database, so that each finds something.</summary>
internal sealed record Samples(
    IReadOnlyList<string> Ids, IReadOnlyList<(string City, string LastName)> Filters, IReadOnlyList<string> Cursors, string FarCursor, int FarPage);
