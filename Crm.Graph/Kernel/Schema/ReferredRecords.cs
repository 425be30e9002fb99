using System.Collections.Immutable;
using GraphQL;
using GraphQL.DataLoader;

namespace Crm.Graph.Kernel.Schema;

/// <summary>Reads the records of these ids.</summary>
internal delegate Task<IReadOnlyDictionary<Guid, RawJson>> ReadReferred(ImmutableArray<Guid> ids);

/// <summary>The records that items of lists refer to, within a request: those of one field are read together, when all items have named theirs.</summary>
internal sealed class ReferredRecords
{
    private readonly Lock _adding = new();
    private readonly Dictionary<(object Execution, string Field), Batch> _batches = [];

    /// <summary>What the same field of the items before has begun.</summary>
    public Batch Of(IResolveFieldContext context, ReadReferred read)
    {
        // A path without its places in lists names one selection.
        var field = string.Join('/', context.ResponsePath.Where(step => step is string));
        lock (_adding)
        {
            var key = ((object)context.ExecutionContext, field);
            if (!_batches.TryGetValue(key, out var batch) || batch.IsRead)
                _batches[key] = batch = new Batch(read);
            return batch;
        }
    }

    /// <summary>Ids that are read at once. The engine asks for the first one when nothing else can be resolved without waiting.</summary>
    public sealed class Batch(ReadReferred read)
    {
        private readonly Lock _adding = new();
        private readonly HashSet<Guid> _ids = [];
        private Task<IReadOnlyDictionary<Guid, RawJson>>? _reading;

        public bool IsRead => _reading is not null;

        public IDataLoaderResult Add(Guid id)
        {
            lock (_adding)
                _ids.Add(id);
            return new Result(this, id);
        }

        private Task<IReadOnlyDictionary<Guid, RawJson>> ReadAsync()
        {
            lock (_adding)
                return _reading ??= read([.. _ids]);
        }

        private sealed class Result(Batch batch, Guid id) : IDataLoaderResult
        {
            public async Task<object?> GetResultAsync(CancellationToken cancellationToken = default)
                => (await batch.ReadAsync()).GetValueOrDefault(id);
        }
    }
}
