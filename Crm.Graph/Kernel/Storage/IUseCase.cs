using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Storage;

/// <summary>
/// A use case that decides itself what of it is a transaction, by running commands: because it works long before there is anything to
/// store (hashing a password while others wait to write), or has to store something although it refuses (a failed sign-in).
/// </summary>
public interface IUseCase<in TInput, TResult>
{
    /// <param name="caller">Who asks; null when nobody is known to.</param>
    Task<Result<TResult>> RunAsync(TInput input, Caller? caller, CancellationToken ct);
}
