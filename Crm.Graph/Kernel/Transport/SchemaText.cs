using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

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
        var document = schema.ToAST();
        document.Definitions = [.. document.Definitions.OrderBy(Rank).ThenBy(Name, StringComparer.Ordinal)];
        return new SDLPrinter().Print(document).ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    /// <summary>What people look for first comes first; the rest stands where its name puts it, so that a new type moves no other.</summary>
    private static int Rank(ASTNode definition) => definition switch
    {
        GraphQLSchemaDefinition => 0,
        GraphQLDirectiveDefinition => 1,
        GraphQLObjectTypeDefinition { Name.StringValue: "Query" } => 2,
        GraphQLObjectTypeDefinition { Name.StringValue: "Mutation" } => 3,
        GraphQLObjectTypeDefinition { Name.StringValue: "Subscription" } => 4,
        _ => 5,
    };

    private static string Name(ASTNode definition) => (definition as INamedNode)?.Name.StringValue ?? "";
}
