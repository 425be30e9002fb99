using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Kernel.Storage;

/// <summary>
/// One use case that changes something. It runs inside a transaction on a context of its own; what it leaves in the
/// context is saved when it answers a value, and nothing is when it answers errors. It may be run again from the start
/// when somebody else changed the same record meanwhile, so it has no other effects.
/// </summary>
public interface ICommand<in TInput, TResult>
{
    Task<Result<TResult>> HandleAsync(TInput input, CrmDb db, CancellationToken ct);
}
