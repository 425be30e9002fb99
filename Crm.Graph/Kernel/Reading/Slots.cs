using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;

namespace Crm.Graph.Kernel.Reading;

/// <summary>
/// The values of one statement. Expressions refer to a value by its slot, never hold it: so statements of one shape are
/// one text. EF Core names a parameter after the member that holds its value, so the holder of slot 7 has a field
/// <c>s7_</c>, and the statement's parameter <c>@s7_</c> says which slot it wants.
/// </summary>
internal sealed class Slots
{
    /// <summary>What every statement may use of its moment; see <see cref="Domain.Ambient"/>.</summary>
    public const int Today = 0;
    public const int StartOfMonth = 1;
    public const int Me = 2;

    private readonly List<(Type Type, object? Value)> _slots = [];

    /// <summary>One holder per slot, or EF Core would take it for several variables.</summary>
    private readonly Dictionary<int, Expression> _expressions = [];

    public Slots(DateOnly today, Guid me)
    {
        Add(typeof(DateOnly), today);
        Add(typeof(DateOnly), new DateOnly(today.Year, today.Month, 1));
        Add(typeof(Guid), me);
    }

    public int Count => _slots.Count;

    public Type Type(int slot) => _slots[slot].Type;

    public object? Value(int slot) => _slots[slot].Value;

    public int Add(Type type, object? value)
    {
        _slots.Add((type, value));
        return _slots.Count - 1;
    }

    /// <summary>Fills a slot that was reserved: the ids of the level above.</summary>
    public void Fill(int slot, object value) => _slots[slot] = (_slots[slot].Type, value);

    /// <summary>The value of a slot as EF Core sees a variable.</summary>
    public Expression Expression(int slot)
    {
        if (_expressions.TryGetValue(slot, out var known))
            return known;
        var (type, value) = _slots[slot];
        var holder = Activator.CreateInstance(Holders.Of(slot, type), value);
        return _expressions[slot] = System.Linq.Expressions.Expression.Field(System.Linq.Expressions.Expression.Constant(holder), $"s{slot}_");
    }

    /// <summary>The parameter of a slot, in SQL that is not EF Core's.</summary>
    public static string Parameter(int slot) => $"@s{slot}_";

    /// <summary>
    /// The slot that a parameter of the statement stands for; null for one that is not ours. A value that EF Core stores in two ways is two
    /// parameters for it, of which the second has a number behind its name: <c>@s7_1</c>.
    /// </summary>
    public static int? Of(string parameter)
    {
        var name = parameter.AsSpan().TrimStart('@').TrimEnd("0123456789");
        return name.Length > 2 && name[0] == 's' && name[^1] == '_' && int.TryParse(name[1..^1], out var slot) ? slot : null;
    }

    /// <summary>One generic class per slot number, made on demand: <c>class Slot7&lt;T&gt;(T value) { public T s7_ = value; }</c>.</summary>
    private static class Holders
    {
        private static readonly ConcurrentDictionary<int, Lazy<Type>> BySlot = new();

        private static readonly ModuleBuilder Module = AssemblyBuilder
            .DefineDynamicAssembly(new AssemblyName("Crm.Graph.Slots"), AssemblyBuilderAccess.Run).DefineDynamicModule("slots");

        public static Type Of(int slot, Type type)
            => BySlot.GetOrAdd(slot, s => new Lazy<Type>(() => Define(s))).Value.MakeGenericType(type);

        private static Type Define(int slot)
        {
            lock (Module)
            {
                var type = Module.DefineType("Slot" + slot, TypeAttributes.Public | TypeAttributes.Class);
                var value = type.DefineGenericParameters("T")[0];
                var field = type.DefineField($"s{slot}_", value, FieldAttributes.Public);
                var il = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [value]).GetILGenerator();
                il.Emit(OpCodes.Ldarg_0);
                il.Emit(OpCodes.Call, typeof(object).GetConstructor([])!);
                il.Emit(OpCodes.Ldarg_0);
                il.Emit(OpCodes.Ldarg_1);
                il.Emit(OpCodes.Stfld, field);
                il.Emit(OpCodes.Ret);
                return type.CreateType();
            }
        }
    }
}
