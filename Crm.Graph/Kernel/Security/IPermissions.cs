namespace Crm.Graph.Kernel.Security;

/// <summary>Every permission that there is: those that fields declare, and no others.</summary>
public interface IPermissions
{
    /// <summary>In the order of their names.</summary>
    IReadOnlyList<Permission> All { get; }

    /// <summary>The names alone, in the same order.</summary>
    IReadOnlyList<string> Names { get; }
}

/// <summary>What somebody may be allowed to do: a module and a verb.</summary>
/// <param name="Name">The name that roles and keys are given, such as `contacts:read`.</param>
/// <param name="Module">The module, such as `contacts`.</param>
/// <param name="Verb">What may be done there, such as `read`.</param>
/// <param name="Description">What it allows, in words.</param>
/// <param name="Fields">The fields of the schema that need it, such as `Query.contacts`.</param>
public sealed record Permission(string Name, string Module, string Verb, string Description, IReadOnlyList<string> Fields);
