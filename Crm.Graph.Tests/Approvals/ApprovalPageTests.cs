using System.Net;
using System.Net.Http.Headers;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Approvals;

/// <summary>P7: the page behind a link. Looking at it decides nothing; a token is good once, for one person and one request.</summary>
public abstract class ApprovalPageTests(TestServer server)
{
    [Collection(OneServer.Name)]
    public sealed class OnSqlite(TestServer server) : ApprovalPageTests(server);

    [Collection(OneServer.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(TestServer.OnPostgreSql server) : ApprovalPageTests(server);

    [Fact]
    public async Task P7_To_look_at_the_page_decides_nothing_and_the_button_does_once()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var id = await world.AskAsync(new { title = "20 % <b>off</b>", reason = "Ten years\nwith us", change = new { updateContact = new { id = world.Contact, title = "Dr" } } });
        var link = await LinkAsync(world, id, world.Asked[0]);
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Get])
        {
            using var preview = await server.Http.SendAsync(new(method, link));
            Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        }
        using var page = await server.Http.GetAsync(link);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(("text/html; charset=utf-8", "no-store", "no-referrer", "nosniff", "DENY"), (page.Content.Headers.ContentType!.ToString(), page.Headers.CacheControl!.ToString(), Header(page, "Referrer-Policy"), Header(page, "X-Content-Type-Options"), Header(page, "X-Frame-Options")));
        Assert.Matches("^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$", Header(page, "Content-Security-Policy"));
        Assert.Contains("<h1>20 % &lt;b&gt;off&lt;/b&gt;</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("""{"state":"PENDING","responses":[]}""", (await world.ReadAsync(id, "state responses { id }")).ToJsonString());

        using var done = await PostAsync(link, "approve", reason: "Fine.");
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        var request = await world.ReadAsync(id, "state decidedBy { id } responses { decision reason byLink respondedBy { id } }");
        Assert.Equal($$$"""{"state":"APPROVED","decidedBy":{"id":"{{{world.Asked[0].Id}}}"},"responses":[{"decision":"APPROVED","reason":"Fine.","byLink":true,"respondedBy":{"id":"{{{world.Asked[0].Id}}}"}}]}""", request.ToJsonString());
        Assert.Equal($$$"""{"title":"Dr","version":2,"modifiedBy":{"id":"{{{world.Asker.Id}}}"}}""", (await world.ContactAsync()).ToJsonString());
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (await StatusAsync(link), (await PostAsync(link, "reject")).StatusCode));
        Assert.DoesNotContain(await server.Stored.DumpAsync(), line => line.Contains(Token(link), StringComparison.Ordinal));
    }

    [Fact]
    public async Task P7_A_token_that_was_altered_or_is_of_another_request_tells_nothing()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var (id, other) = (await world.AskAsync(), await world.AskAsync());
        var link = await LinkAsync(world, id, world.Asked[0]);
        var token = Token(link);
        string[] bad =
        [
            $"/approvals/{other}?token={token}", $"/approvals/{Guid.CreateVersion7()}?token={token}", $"/approvals/{id}?token={token[..^1]}{(token[^1] == 'a' ? 'b' : 'a')}",
            $"/approvals/{id}?token={token.ToUpperInvariant()}", $"/approvals/{id}?token=", $"/approvals/{id}", $"/approvals/x?token={token}", $"/approvals/{id}?token={new string('a', 500)}",
        ];
        var bodies = new HashSet<string>();
        foreach (var wrong in bad)
        {
            using var page = await server.Http.GetAsync(wrong);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
            bodies.Add(await page.Content.ReadAsStringAsync());
            using var posted = await PostAsync(wrong, "approve");
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
            bodies.Add(await posted.Content.ReadAsStringAsync());
        }
        Assert.Single(bodies);
        // In the address alone it decides nothing.
        using var query = await server.Http.PostAsync(new Uri(link, UriKind.Relative), new FormUrlEncodedContent([new("decision", "approve")]));
        Assert.Equal(HttpStatusCode.NotFound, query.StatusCode);
        Assert.Equal(("PENDING", "PENDING"), ((string)(await world.ReadAsync(id))["state"]!, (string)(await world.ReadAsync(other))["state"]!));
    }

    [Fact]
    public async Task P7_A_link_ends_with_the_request_with_a_newer_link_and_with_the_right_to_respond()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var team = (string)(await server.DoneAsync("createTeam", new { name = world.Mark, members = world.Asked.Select(p => new { userId = p.Id }) }, "team { id }"))["id"]!;
        var id = await world.AskAsync(new { authorisedConditions = new[] { new { teamId = team } } });
        var (older, newer, others) = (await LinkAsync(world, id, world.Asked[0]), await LinkAsync(world, id, world.Asked[0]), await LinkAsync(world, id, world.Asked[1]));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(older), await StatusAsync(newer)));
        await server.DoneAsync("updateTeam", new { id = team, members = new[] { new { userId = world.Asked[1].Id } } }, "team { id }");
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (await StatusAsync(newer), (await PostAsync(newer, "approve")).StatusCode));
        Assert.Equal(["NOT_ALLOWED userId"], (await server.MutateAsync("issueApprovalLink", new { id, userId = world.Asked[0].Id }, "link { path }")).Refusals());
        await server.DoneAsync("cancelApprovalRequest", new { id }, "approvalRequest { id }", world.Asker.AccessToken);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (await StatusAsync(others), (await PostAsync(others, "approve")).StatusCode));
        Assert.Equal([$"APPROVAL_NOT_PENDING id (approvalRequest,{id},CANCELLED)"], (await server.MutateAsync("issueApprovalLink", new { id, userId = world.Asked[1].Id }, "link { path }")).Refusals());
        Assert.Equal("FORBIDDEN", (await server.SendAsync("mutation($i: IssueApprovalLinkInput!) { issueApprovalLink(input: $i) { link { path } } }", new { i = new { id, userId = world.Asked[1].Id } }, world.Asker.AccessToken)).Refusal());
    }

    [Fact]
    public async Task P7_What_cannot_be_recorded_changes_nothing_and_leaves_the_link_good()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var id = await world.AskAsync(world.Title());
        var link = await LinkAsync(world, id, world.Asked[0]);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(link, "maybe")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(link, "approve", new string('a', 4001))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(link, "approve", new string('a', 100_000))).StatusCode);
        using var json = await server.Http.PostAsync(new Uri(link, UriKind.Relative), new StringContent("{}", new MediaTypeHeaderValue("application/json")));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        using var put = await server.Http.PutAsync(new Uri(link, UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        await server.DoneAsync("updateContact", new { id = world.Contact, title = "Sir" }, "contact { id }");
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(link, "approve")).StatusCode);
        Assert.Equal("""{"state":"PENDING","responses":[]}""", (await world.ReadAsync(id, "state responses { id }")).ToJsonString());
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(link, "reject")).StatusCode);
    }

    [Fact]
    public async Task P6_P7_A_contact_decides_by_its_link_in_its_language_and_signs_with_its_name()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var id = await world.AskAsync(new { authorisedConditions = new[] { new { contactId = world.Contact } } });
        var issued = await server.DoneAsync("issueApprovalLink", new { id, contactId = $"{world.Mark}-C" }, "link { path token expiresOn }");
        var link = (string)issued["path"]!;
        using var greek = await server.Http.GetAsync(link);
        Assert.Equal("el", greek.Content.Headers.ContentLanguage.Single());
        Assert.Contains(">Έγκριση</button>", await greek.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var done = await PostAsync(link, "reject", "Όχι");
        Assert.Contains("Απορρίψατε", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var request = await world.ReadAsync(id, "state responses { reason respondedBy { id kind name } }");
        Assert.Equal(("REJECTED", "Όχι"), ((string)request["state"]!, (string)request["responses"]![0]!["reason"]!));
        Assert.Equal($$"""{"id":"{{world.Contact}}","kind":"CONTACT","name":"Anna {{world.Mark}}"}""", request["responses"]![0]!["respondedBy"]!.ToJsonString());
    }

    [Theory]
    [InlineData("el-GR,el;q=0.9,en;q=0.8", "el")]
    [InlineData("fr, en;q=0.5, el;q=0.7", "el")]
    [InlineData("fr", "en")]
    [InlineData("not a language ;;", "en")]
    public async Task P7_Somebody_whose_language_is_not_known_is_spoken_to_as_the_browser_asks(string accepted, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/approvals/x");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var page = await server.Http.SendAsync(request);
        Assert.Equal(language, page.Content.Headers.ContentLanguage.Single());
    }

    [Fact]
    public async Task P7_However_often_the_button_is_pressed_at_once_it_decides_once()
    {
        var world = await ApprovalWorld.MakeAsync(server);
        var id = await world.AskAsync(world.Title());
        var link = await LinkAsync(world, id, world.Asked[0]);
        var said = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () => (await PostAsync(link, i % 2 == 0 ? "approve" : "reject")).StatusCode)));
        Assert.Equal((1, 5), (said.Count(s => s == HttpStatusCode.OK), said.Count(s => s == HttpStatusCode.Gone)));
        Assert.Single((await world.ReadAsync(id, "responses { id }"))["responses"]!.AsArray());
    }

    private static async Task<string> LinkAsync(ApprovalWorld world, string id, Person person)
        => (string)(await world.Server.DoneAsync("issueApprovalLink", new { id, userId = person.Id }, "link { path }"))["path"]!;

    private async Task<HttpStatusCode> StatusAsync(string link)
    {
        using var page = await server.Http.GetAsync(link);
        return page.StatusCode;
    }

    private Task<HttpResponseMessage> PostAsync(string link, string decision, string? reason = null)
        => server.Http.PostAsync(new Uri(link.Split('?')[0], UriKind.Relative), new FormUrlEncodedContent([new("token", Token(link)), new("decision", decision), new("reason", reason ?? "")]));

    private static string Token(string link) => link.Contains('=', StringComparison.Ordinal) ? link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..] : "";

    private static string Header(HttpResponseMessage page, string name) => page.Headers.GetValues(name).Single();
}
