using System.Reflection;
using System.Runtime.CompilerServices;
using NetArchTest.Rules;

namespace Crm.Graph.Tests.Architecture;

/// <summary>An arrow that must not be there: types of some namespaces use nothing of some others.</summary>
/// <param name="Says">The rule in words.</param>
/// <param name="Of">A pattern of the namespaces that are bound by it.</param>
/// <param name="Never">Beginnings of what they may not use: namespaces, or types.</param>
/// <param name="Except">Types that may, each for a reason that stands beside it.</param>
public sealed record Rule(string Says, string Of, string[] Never, params string[] Except)
{
    /// <summary>The types that break it.</summary>
    internal IReadOnlyList<string> Broken(Assembly assembly)
        => [.. (Types.InAssembly(assembly).That().ResideInNamespaceMatching(Of).ShouldNot().HaveDependencyOnAny(Never).GetResult().FailingTypes ?? [])
            .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || t.DeclaringType is not null)
            .Select(t => Outermost(t).FullName!).Except(Except).Distinct().Order(StringComparer.Ordinal)];

    public override string ToString() => Says;

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
