using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Errors;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Crm.Graph.Kernel.Schema;

/// <summary>A file beside the document. The transport has put it where the variables had null; nothing else ever stands for one.</summary>
internal sealed class UploadScalar : ScalarGraphType
{
    public UploadScalar()
    {
        Name = "Upload";
        Description = "A file, sent as a part of a multipart request: " +
            "a variable that is null in `operations` and named in `map`, as the GraphQL multipart request specification has it.";
    }

    private static CrmError Expected => CrmError.BadUserInput("Expected a file: a variable that the 'map' of a multipart request names.");

    /// <summary>Validation would only say that the literal is none.</summary>
    public override bool CanParseLiteral(GraphQLValue value) => true;

    public override object? ParseLiteral(GraphQLValue value) => value is GraphQLNullValue ? null : throw Expected;

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        IUpload upload => upload,
        _ => throw Expected,
    };

    public override object? Serialize(object? value) => throw new InvalidOperationException("a file is never an answer");
}
