using System.Linq.Expressions;
using System.Text.Json;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Reading;

namespace Crm.Graph.Kernel.Events;

/// <summary>A stored value of an entity as the log sees it: its name in rules, how it is written, and whether two states of the entity agree on it.</summary>
internal sealed class LoggedField
{
    private readonly Action<Utf8JsonWriter, object> _write;
    private readonly Func<object, object, bool> _same;
    private readonly Func<object, bool> _null;

    /// <param name="name">The name in rules: <c>demographics.dateOfBirth</c>.</param>
    /// <param name="path">The value, of the entity.</param>
    /// <param name="isOfEveryRecord">Whether it is one of the fields that every record has.</param>
    public LoggedField(string name, LambdaExpression path, bool isOfEveryRecord = false)
        => (Name, IsOfEveryRecord, _write, _same, _null) = (name, isOfEveryRecord, Writer(path), Comparer(path), NullTest(path));

    public string Name { get; }

    public bool IsOfEveryRecord { get; }

    public void Write(Utf8JsonWriter json, object entity) => _write(json, entity);

    public bool IsSame(object before, object after) => _same(before, after);

    public bool IsNull(object entity) => _null(entity);

    private static Action<Utf8JsonWriter, object> Writer(LambdaExpression path)
    {
        var json = Expression.Parameter(typeof(Utf8JsonWriter));
        var entity = Expression.Parameter(typeof(object));
        var value = Of(path, entity);
        var plain = Nullable.GetUnderlyingType(value.Type) is null ? value : Expression.Property(value, "Value");
        // Enums have the way for values that are known at run time only; asked for one of their own, reflection offers that of numbers.
        var typed = typeof(JsonValues).GetMethod(nameof(JsonValues.Write), [typeof(Utf8JsonWriter), plain.Type.IsEnum ? typeof(object) : plain.Type])!;
        Expression body = Expression.Call(typed, json, Expression.Convert(plain, typed.GetParameters()[1].ParameterType));
        if (!value.Type.IsValueType || plain != value)
        {
            var isNull = Expression.Equal(value, Expression.Constant(null, value.Type));
            body = Expression.IfThenElse(isNull, Expression.Call(json, nameof(Utf8JsonWriter.WriteNullValue), null), body);
        }
        return Expression.Lambda<Action<Utf8JsonWriter, object>>(body, json, entity).Compile();
    }

    private static Func<object, object, bool> Comparer(LambdaExpression path)
    {
        var before = Expression.Parameter(typeof(object));
        var after = Expression.Parameter(typeof(object));
        var (one, other) = (Of(path, before), Of(path, after));
        var same = typeof(IReadOnlyList<string>).IsAssignableFrom(one.Type)
            ? Expression.Call(typeof(Enumerable), nameof(Enumerable.SequenceEqual), [typeof(string)], one, other)
            : (Expression)Expression.Equal(one, other);
        return Expression.Lambda<Func<object, object, bool>>(same, before, after).Compile();
    }

    private static Func<object, bool> NullTest(LambdaExpression path)
    {
        var entity = Expression.Parameter(typeof(object));
        var value = Of(path, entity);
        Expression test = value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null
            ? Expression.Constant(false)
            : Expression.Equal(value, Expression.Constant(null, value.Type));
        return Expression.Lambda<Func<object, bool>>(test, entity).Compile();
    }

    private static Expression Of(LambdaExpression path, ParameterExpression entity)
        => Replace.Parameter(path, Expression.Convert(entity, path.Parameters[0].Type));
}
