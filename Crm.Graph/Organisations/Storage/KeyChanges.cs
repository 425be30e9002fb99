using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Organisations.Storage;

/// <summary>Has the cache of keys forget when a key or its organisation changes.</summary>
internal sealed class KeyChanges(KeyCache cache) : CallerChanges(cache, entity => entity is ApiKey or Organisation);
