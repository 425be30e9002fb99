using System.Globalization;
using Crm.Graph.Kernel.Errors;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport.Documents;

/// <summary>Parses documents. Their size is looked at first, because all that comes after takes time by it.</summary>
internal sealed class DocumentParser(IDocumentBuilder builder, IOptions<DocumentOptions> options)
{
    private readonly DocumentOptions _limits = options.Value;

    public GraphQLDocument Parse(string text)
    {
        if (text.Length > _limits.MaxLength)
            throw TooMuch($"A document has at most {_limits.MaxLength} characters.", _limits.MaxLength);
        if (HasMoreTokensThan(text, _limits.MaxTokens))
            throw TooMuch($"A document has at most {_limits.MaxTokens} tokens. Give values as variables.", _limits.MaxTokens);
        try
        {
            return builder.Build(text);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw CrmError.BadUserInput("The document is nested too deeply.");
        }
    }

    /// <summary>Counts without making anything of the tokens. What is no token is for the parser to say.</summary>
    private static bool HasMoreTokensThan(string text, int max)
    {
        if (text.Length <= max)
            return false;
        try
        {
            var (count, at) = (0, 0);
            for (var token = Lexer.Lex(text, at); token.Kind != TokenKind.EOF; token = Lexer.Lex(text, at))
            {
                at = token.End;
                if (token.Kind != TokenKind.COMMENT && ++count > max)
                    return true;
            }
            return false;
        }
        catch (GraphQLSyntaxErrorException)
        {
            return false;
        }
    }

    private static CrmError TooMuch(string message, int max) => CrmError.TooExpensive(message, max.ToString(CultureInfo.InvariantCulture));
}
