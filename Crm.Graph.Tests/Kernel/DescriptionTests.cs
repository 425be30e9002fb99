using System.Reflection;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Schema;
using Xunit;

namespace Crm.Graph.Tests.Kernel;

/// <summary>What the schema says of itself comes from docstrings: none may be missing.</summary>
public class DescriptionTests
{
    private static readonly RootFields Root = CrmServer.Fields();

    [Fact]
    public void Every_type_and_every_field_says_what_it_means()
        => Assert.Empty(Root.Catalogues.All.SelectMany(c => c.Fields.Where(f => f.Description.Length == 0).Select(f => $"{c.Name}.{f.Name}")
            .Concat(c.Description.Length == 0 ? [c.Name] : [])));

    [Fact]
    public void Every_mutation_and_every_input_says_what_it_means()
    {
        var commands = Root.Fields.OfType<MutationField>().ToList();
        Assert.NotEmpty(commands);
        Assert.Empty(commands.Where(c => c.Description.Length == 0).Select(c => c.Name));
        Assert.Empty(commands.SelectMany(c => Undescribed(Input(c.Command))).Distinct());
    }

    [Fact]
    public void Every_value_of_an_enum_says_what_it_means()
    {
        var enums = Root.Catalogues.All.SelectMany(c => c.Fields).Select(f => f.Type).Where(t => t.IsEnum).Distinct().ToList();
        Assert.NotEmpty(enums);
        Assert.Empty(enums.SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static).Cast<MemberInfo>().Append(t))
            .Where(m => string.IsNullOrEmpty(Docs.Summary(m))).Select(m => $"{m.DeclaringType?.Name}.{m.Name}"));
    }

    private static Type Input(Type command) => MutationRunner.Of(command).Input;

    private static IEnumerable<string> Undescribed(Type input)
    {
        if (string.IsNullOrEmpty(Docs.Summary(input)))
            yield return input.Name;
        foreach (var parameter in input.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters())
        {
            if (string.IsNullOrEmpty(Docs.Parameter(input.GetProperty(parameter.Name!)!)))
                yield return $"{input.Name}.{parameter.Name}";
            var type = parameter.ParameterType;
            while (type.IsGenericType)
                type = type.GetGenericArguments()[0];
            if (type.Namespace!.StartsWith("Crm.Graph.", StringComparison.Ordinal) && !type.IsEnum && Scalars.Of(type) is null)
                foreach (var name in Undescribed(type))
                    yield return name;
        }
    }
}
