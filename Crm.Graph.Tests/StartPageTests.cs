using Crm.Graph.Tests.Approvals;
using Crm.Graph.Tests.Leads;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests;

/// <summary>What a front end shows first, in one query.</summary>
public abstract class StartPageTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : StartPageTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : StartPageTests(server);

    private const string Page = """
        query($mine: RuleGroup, $open: RuleGroup) {
          tasks(first: 10, where: $mine, orderBy: [{ field: "end" }]) { totalCount nodes { title end contact { name } } }
          myPendingApprovals(first: 5) { totalCount nodes { title requestedBy { name } } }
          pipeline: leads(where: $open) { aggregate(groupBy: [{ field: "stage.name" }], of: ["value"]) { keys { value } count values { sum } } }
          latest: leads(first: 5, orderBy: [{ field: "dateCreated", direction: DESC }]) { nodes { subject contact { name } account { number } } }
        }
        """;

    [Fact]
    public async Task Tasks_of_today_what_waits_for_approval_the_pipeline_and_the_latest_leads_are_fewer_than_ten_statements()
    {
        var (leads, approvals) = (await LeadWorld.MakeAsync(server), await ApprovalWorld.MakeAsync(server));
        var me = approvals.Asked[0];
        await approvals.AskAsync();
        await leads.CreateAsync();
        await server.DoneAsync("createTask", new { title = leads.Mark, assigneeId = me.Id, contactId = leads.Contact, end = DateTimeOffset.UtcNow.AddMinutes(1) }, "task { id }");
        await server.DoneAsync("createTask", new { title = "another day", assigneeId = me.Id, end = DateTimeOffset.UtcNow.AddDays(9) }, "task { id }");
        var variables = new
        {
            mine = new { combinator = "and", rules = new object[] { new { field = "assignee.id", @operator = "=", value = me.Id }, new { field = "state", @operator = "=", value = "OPEN" }, new { field = "end", @operator = "<", value = DateTimeOffset.UtcNow.AddDays(1) } } },
            open = new { combinator = "and", rules = new[] { new { field = "contact.lastName", @operator = "=", value = leads.Mark } } },
        };
        await server.QueryAsync(Page, variables, me.AccessToken);
        server.Statements.Take();
        var page = await server.QueryAsync(Page, variables, me.AccessToken);

        Assert.InRange(server.Statements.Take().Count, 1, 9);
        Assert.Equal((1, leads.Mark, $"Anna {leads.Mark}"), ((int)page["tasks"]!["totalCount"]!, (string)page["tasks"]!["nodes"]![0]!["title"]!, (string)page["tasks"]!["nodes"]![0]!["contact"]!["name"]!));
        Assert.Equal((1, $"{approvals.Mark} discount"), ((int)page["myPendingApprovals"]!["totalCount"]!, (string)page["myPendingApprovals"]!["nodes"]![0]!["title"]!));
        Assert.Equal(($"{leads.Mark} new", 1), ((string)page["pipeline"]!["aggregate"]![0]!["keys"]![0]!["value"]!, (int)page["pipeline"]!["aggregate"]![0]!["count"]!));
        Assert.Contains(page["latest"]!["nodes"]!.AsArray(), n => (string)n!["subject"]! == $"{leads.Mark} tents");
    }
}
