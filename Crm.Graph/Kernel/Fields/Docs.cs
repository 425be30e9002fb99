using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Crm.Graph.Kernel.Fields;

/// <summary>Reads the docstrings that the compiler wrote beside an assembly: they are the schema's descriptions.</summary>
internal static partial class Docs
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Files = new();

    /// <summary>The summary of a type or a member; of the base's where a member has none.</summary>
    public static string? Summary(MemberInfo? member) => member is null ? null : Text(Element(member)?.Element("summary"));

    /// <summary>The text of a parameter of a record's primary constructor, else the summary of the property it became.</summary>
    public static string? Parameter(PropertyInfo property)
        => Summary(property) ?? Text(Element(property.DeclaringType!)?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == property.Name));

    private static XElement? Element(MemberInfo member)
    {
        var type = member as Type ?? member.DeclaringType!;
        if (type.IsGenericType)
            type = type.GetGenericTypeDefinition();
        var owner = type.FullName!.Replace('+', '.');
        var id = member switch
        {
            Type => "T:" + owner,
            PropertyInfo => $"P:{owner}.{member.Name}",
            FieldInfo => $"F:{owner}.{member.Name}",
            _ => "",
        };
        return Files.GetOrAdd(type.Assembly, Load).GetValueOrDefault(id);
    }

    private static IReadOnlyDictionary<string, XElement> Load(Assembly assembly)
    {
        var path = Path.ChangeExtension(Path.Combine(AppContext.BaseDirectory, Path.GetFileName(assembly.Location)), ".xml");
        return File.Exists(path)
            ? XDocument.Load(path).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!)
            : new Dictionary<string, XElement>();
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var text = string.Concat(element.Nodes().Select(n => n switch
        {
            XText t => t.Value,
            XElement { Name.LocalName: "see" or "paramref" } e => LastName((string?)e.Attribute("cref") ?? (string?)e.Attribute("name") ?? ""),
            XElement e => e.Value,
            _ => "",
        }));
        return Spaces().Replace(text, " ").Trim();
    }

    private static string LastName(string reference) => reference[(reference.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
