using System.Collections.Concurrent;
using System.Text;

namespace Crm.Graph.Kernel.Fields;

/// <summary>How C# names become those of the schema and of the database.</summary>
internal static class Names
{
    private static readonly ConcurrentDictionary<Type, (Dictionary<string, string> ByMember, Dictionary<string, object> ByName)> Enums = new();

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary><c>DebitNote</c> becomes <c>DEBIT_NOTE</c>.</summary>
    public static string Screaming(string name) => Separate(name).ToUpperInvariant();

    /// <summary><c>DateCreated</c> becomes <c>date_created</c>.</summary>
    public static string Snake(string name) => Separate(name).ToLowerInvariant();

    /// <summary><c>ContactCategory</c> becomes <c>contact category</c>.</summary>
    public static string Words(string name) => Snake(name).Replace('_', ' ');

    /// <summary>The schema's name of an enum's value, which is also what is stored.</summary>
    public static string Of(Enum value) => Enum(value.GetType()).ByMember[value.ToString()];

    /// <summary>The schema's names of an enum's values, in their order.</summary>
    public static IEnumerable<string> Of(Type type) => Enum(type).ByName.Keys;

    /// <summary>The value that has this name in the schema.</summary>
    public static bool TryParse(Type type, string name, out object? value) => Enum(type).ByName.TryGetValue(name, out value);

    private static (Dictionary<string, string> ByMember, Dictionary<string, object> ByName) Enum(Type type) => Enums.GetOrAdd(type, static t => (
        System.Enum.GetNames(t).ToDictionary(n => n, Screaming),
        System.Enum.GetNames(t).ToDictionary(Screaming, n => System.Enum.Parse(t, n))));

    private static string Separate(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1])
                || i + 1 < name.Length && char.IsLower(name[i + 1]) && char.IsUpper(name[i - 1])))
                text.Append('_');
            text.Append(name[i]);
        }
        return text.ToString();
    }
}
