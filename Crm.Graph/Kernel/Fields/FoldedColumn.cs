using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Fields;

/// <summary>
/// Where stored text is kept a second time, as it is compared (ADR 4): a shadow property of the entity, named after
/// the way to the text (<c>CompanyProfile.VatNumber</c> → <c>CompanyProfileVatNumberFolded</c>).
/// </summary>
internal static class FoldedColumn
{
    /// <summary>What the name of a folded column ends in.</summary>
    public const string Suffix = "Folded";

    private static readonly MethodInfo Property = typeof(EF).GetMethod(nameof(EF.Property))!.MakeGenericMethod(typeof(string));

    /// <summary>The folded twin of a path to stored text; null when the path is no stored text.</summary>
    public static LambdaExpression? Of(LambdaExpression path)
    {
        if (Split(path.Body) is not ({ } entity, { } name))
            return null;
        return Expression.Lambda(Expression.Call(Property, entity, Expression.Constant(name)), path.Parameters);
    }

    /// <summary>The shadow property's name where the text is stored on the entity itself, not on another that the path leads to.</summary>
    public static string? OwnName(LambdaExpression path)
        => Split(path.Body) is (ParameterExpression, { } name) ? name : null;

    private static (Expression? Entity, string? Name) Split(Expression body)
    {
        var name = Suffix;
        while (body is MemberExpression { Member: PropertyInfo property } member && member.Expression is { } from)
        {
            name = property.Name + name;
            body = from;
            if (!body.Type.IsDefined(typeof(ComplexTypeAttribute), inherit: false))
                return (body, name);
        }
        return (null, null);
    }
}
