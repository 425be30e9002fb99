namespace Crm.Graph.Client.Examples;

/// <summary>All pages of a list, by cursor.</summary>
internal static class Paging
{
    public static async Task RunAsync(CrmClient crm, TextWriter output)
    {
        var where = RuleGroup.And(new Rule("city", "=", "Nicosia"));
        var ids = new HashSet<Guid>();
        string? after = null;
        for (var pages = 1; ; pages++)
        {
            var data = await crm.AskAsync<Answer>(
                """
                query($where: RuleGroup, $after: String) {
                  contacts(where: $where, first: 100, after: $after) {
                    totalCount
                    nodes { id }
                    pageInfo { hasNextPage endCursor }
                  }
                }
                """, new { where, after });
            ids.UnionWith(data.Contacts.Nodes.Select(c => c.Id));
            output.WriteLine($"page {pages}: {ids.Count} of {data.Contacts.TotalCount}");
            if (data.Contacts.PageInfo is not { HasNextPage: true, EndCursor: { } end })
                return;
            after = end;
        }
    }

    private sealed record Answer(Connection<Contact> Contacts);
}
