using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Identity;

/// <summary>Which permissions are asked about.</summary>
/// <param name="Module">Only those of this module, such as `contacts`; all of them when it is left out.</param>
public sealed record PermissionsArguments(string? Module = null);

/// <summary>Every permission that roles and keys can be given, each with the fields of the schema that need it.</summary>
internal sealed class PermissionsQuery(IPermissions permissions) : IQuery<PermissionsArguments, IReadOnlyList<Permission>>
{
    public Task<Result<IReadOnlyList<Permission>>> AskAsync(PermissionsArguments arguments, Caller caller, CancellationToken ct)
        => Task.FromResult(Result.Of<IReadOnlyList<Permission>>([.. permissions.All.Where(p => arguments.Module is null || p.Module == arguments.Module)]));
}
