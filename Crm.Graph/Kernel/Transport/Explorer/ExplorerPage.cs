using System.Text.Encodings.Web;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport.Explorer;

/// <summary>Banana Cake Pop, served from our own files and kept from calling anybody else; a plain page where the files are missing.</summary>
internal sealed class ExplorerPage : IDisposable
{
    /// <summary>It compiles the schema (<c>unsafe-eval</c>) and runs workers; nothing goes to another host, even if its settings fail to load.</summary>
    private const string Policy =
        "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; base-uri 'self'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; manifest-src 'self'";

    /// <summary>Files beside the page. Not its service worker: that would serve old settings, and keep the key.</summary>
    private static readonly string[] Beside = ["favicon.ico", "favicon.svg", "apple-touch-icon.png", "manifest.webmanifest", "LICENSE"];

    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly bool _enabled;
    private readonly PhysicalFileProvider? _files;
    private readonly byte[] _settings;

    public ExplorerPage(IOptions<ExplorerOptions> options, IConfiguration configuration, IHostEnvironment environment)
    {
        _enabled = options.Value.Enabled;
        var folder = options.Value.Folder ?? Path.Combine(AppContext.BaseDirectory, "explorer");
        if (File.Exists(Path.Combine(folder, "index.html")))
            _files = new PhysicalFileProvider(Path.GetFullPath(folder));
        var examples = options.Value.Examples ?? Path.Combine(AppContext.BaseDirectory, "docs", "examples");
        var key = environment.IsDevelopment() ? configuration["Demo:SecretKey"] : null;
        _settings = ExplorerSettings.Write(
            ExplorerSettings.ReadDocument(examples), ExplorerSettings.ReadVariables(examples), string.IsNullOrEmpty(key) ? null : key);
    }

    /// <summary>Whether a browser wants the page. A link that carries a query wants its answer.</summary>
    public bool Answers(HttpContext http)
        => _enabled
            && HttpMethods.IsGet(http.Request.Method)
            && MediaTypes.WantsHtml(http.Request.Headers.Accept)
            && !http.Request.Query.ContainsKey("query");

    public Task SendPageAsync(HttpContext http)
    {
        if (!http.Request.Path.Value!.EndsWith('/'))
        {
            // The page's own links are relative: without the slash it stays blank.
            http.Response.Redirect(http.Request.PathBase + "/graphql/", permanent: true);
            return Task.CompletedTask;
        }
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = "Accept";
        http.Response.ContentType = "text/html; charset=utf-8";
        if (_files?.GetFileInfo("index.html") is not { Exists: true } page)
            return http.Response.WriteAsync(PlainPage(http.Request), http.RequestAborted);
        http.Response.ContentLength = page.Length;
        return http.Response.SendFileAsync(page, http.RequestAborted);
    }

    public void Map(IEndpointRouteBuilder endpoints)
    {
        if (!_enabled)
            return;
        endpoints.MapGet("/graphql/bcp-config.json", SendSettingsAsync);
        endpoints.MapGet("/graphql/static/{**path}", http => SendFileAsync(http, "static/" + http.Request.RouteValues["path"], "public, max-age=31536000, immutable"));
        foreach (var name in Beside)
            endpoints.MapGet("/graphql/" + name, http => SendFileAsync(http, name, "no-cache"));
    }

    public void Dispose() => _files?.Dispose();

    private Task SendSettingsAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.BodyWriter.WriteAsync(_settings, http.RequestAborted).AsTask();
    }

    private Task SendFileAsync(HttpContext http, string path, string cacheControl)
    {
        if (_files?.GetFileInfo(path) is not { Exists: true } file)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        http.Response.Headers.CacheControl = cacheControl;
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.ContentType = Types.TryGetContentType(file.Name, out var type) ? type : "text/plain; charset=utf-8";
        http.Response.ContentLength = file.Length;
        return http.Response.SendFileAsync(file, http.RequestAborted);
    }

    private static string PlainPage(HttpRequest request)
    {
        var url = HtmlEncoder.Default.Encode($"{request.Scheme}://{request.Host}{request.PathBase}/graphql");
        return $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Crm.Graph</title></head>
            <body>
            <h1>Crm.Graph</h1>
            <p>The endpoint is <code>{url}</code>; its schema is <a href="schema.graphql">here</a>.</p>
            <p>The explorer's files are not there. Install <a href="https://nodejs.org">Node.js</a> with npm and build again:
            the build then fetches Banana Cake Pop (<code>@chillicream/bananacakepop-graphql-ide</code>).</p>
            </body></html>
            """;
    }
}
