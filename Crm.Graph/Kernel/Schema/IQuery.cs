using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Schema;

/// <summary>
/// A question that no list or record answers. Its arguments are the parameters of a record's primary constructor, as with the
/// inputs of mutations; its answer is a record too, or a list of them, whose properties become the fields of a type.
/// </summary>
public interface IQuery<in TArguments, TAnswer>
{
    Task<Result<TAnswer>> AskAsync(TArguments arguments, Caller caller, CancellationToken ct);
}
