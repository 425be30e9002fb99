using GraphQL;
using GraphQL.Types;

namespace Crm.Graph.Kernel.Transport;

/// <summary>The schema in its own language, printed once.</summary>
public sealed class SchemaText(ISchema schema)
{
    private readonly Lazy<string> _sdl = new(() => Print(schema));

    public string Sdl => _sdl.Value;

    internal Task SendAsync(HttpContext http)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(Sdl, http.RequestAborted);
    }

    private static string Print(ISchema schema)
    {
        schema.Initialize();
        return schema.Print().ReplaceLineEndings("\n");
    }
}
