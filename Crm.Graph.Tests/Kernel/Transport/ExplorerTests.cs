using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

public sealed class ExplorerTests : IDisposable
{
    private const string Html = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("explorer");

    public ExplorerTests()
    {
        Write("index.html", "<title>the page</title>");
        Write("LICENSE", "the licence");
        Write("service-worker.js", "no");
        Write("static/js/main.js", "let x;");
        Write("examples/2-b.graphql", "query B { hello }");
        Write("examples/1-a.graphql", "query A { hello }\n");
        Write("examples/readme.txt", "no");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_browser_gets_the_page_and_is_kept_from_calling_anybody_else()
    {
        await using var host = await StartAsync();
        var start = await host.GetAsync("/", Html);
        Assert.Equal((302, "/graphql/"), (start.Status, start.Headers.Location!.ToString()));
        var moved = await host.GetAsync("/graphql", Html);
        Assert.Equal((301, "/graphql/"), (moved.Status, moved.Headers.Location!.ToString()));
        var page = await host.GetAsync("/graphql/", Html);
        Assert.Equal((200, "text/html; charset=utf-8", "<title>the page</title>"), (page.Status, page.ContentType, page.Body));
        Assert.True(page.Headers.CacheControl!.NoCache);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self'; script-src 'self' 'unsafe-eval';", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self';", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_files_are_kept_for_ever_and_its_service_worker_is_not_there()
    {
        await using var host = await StartAsync();
        var script = await host.GetAsync("/graphql/static/js/main.js");
        Assert.Equal((200, "text/javascript", "let x;"), (script.Status, script.ContentType, script.Body));
        Assert.Equal("public, max-age=31536000, immutable", script.Headers.GetValues("Cache-Control").Single());
        Assert.True(script.Headers.Contains("Content-Security-Policy"));
        Assert.Equal((200, "the licence"), await AskAsync("/graphql/LICENSE"));
        Assert.Equal(404, (await host.GetAsync("/graphql/service-worker.js")).Status);
        Assert.Equal(404, (await host.GetAsync("/graphql/static/js/other.js")).Status);
        Assert.Equal(404, (await host.GetAsync("/graphql/static/..%2fservice-worker.js")).Status);
        Assert.Equal(404, (await host.GetAsync("/graphql/static/%2e%2e/examples/1-a.graphql")).Status);

        async Task<(int, string)> AskAsync(string path)
        {
            var answer = await host.GetAsync(path);
            return (answer.Status, answer.Body);
        }
    }

    [Theory]
    [InlineData("Development", "sk_demo", "sk_demo")]
    [InlineData("Development", "", null)]
    [InlineData("Production", "sk_demo", null)]
    [InlineData("Staging", "sk_demo", null)]
    public async Task Its_settings_show_a_key_in_development_only(string environment, string key, string? shown)
    {
        await using var host = await StartAsync(environment, key);
        var answer = await host.GetAsync("/graphql/bcp-config.json");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.True(answer.Json.GetProperty("useBrowserUrlAsEndpoint").GetBoolean());
        Assert.True(answer.Json.GetProperty("disableTelemetry").GetBoolean());
        Assert.Equal("query A { hello }\n\nquery B { hello }\n", answer.Json.GetProperty("graphQLDocument").GetString());
        Assert.Equal(shown, answer.Json.GetProperty("httpHeaders").TryGetProperty("api_key", out var header) ? header.GetString() : null);
        Assert.Equal(shown is not null, answer.Body.Contains("sk_demo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_posts_to_where_it_stands()
    {
        await using var host = await StartAsync();
        Assert.Equal(200, (await host.SendAsync("""{"query":"{hello}"}""", path: "/graphql/")).Status);
        Assert.Contains("it's", (await host.GetAsync("/graphql?query=%7Bhello%7D", Html)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_files_a_plain_page_says_what_to_install()
    {
        File.Delete(Path.Combine(_folder.FullName, "index.html"));
        await using var host = await StartAsync();
        var page = await host.GetAsync("/graphql/", Html);
        Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.ContentType));
        Assert.Contains("@chillicream/bananacakepop-graphql-ide", page.Body, StringComparison.Ordinal);
        Assert.Contains($"{host.Client.BaseAddress}graphql", page.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await host.GetAsync("/graphql/static/js/main.js")).Status);
    }

    [Fact]
    public async Task Switched_off_there_is_no_page()
    {
        await using var host = await WireHost.StartAsync(new() { ["Explorer:Enabled"] = "false", ["Explorer:Folder"] = _folder.FullName });
        Assert.Equal(400, (await host.GetAsync("/graphql/", Html)).Status);
        Assert.Equal(404, (await host.GetAsync("/graphql/bcp-config.json")).Status);
    }

    private Task<WireHost> StartAsync(string environment = "Production", string key = "") => WireHost.StartAsync(
        new()
        {
            ["Explorer:Folder"] = _folder.FullName,
            ["Explorer:Examples"] = Path.Combine(_folder.FullName, "examples"),
            ["Demo:SecretKey"] = key,
        },
        environment);

    private void Write(string name, string text)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, name));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
