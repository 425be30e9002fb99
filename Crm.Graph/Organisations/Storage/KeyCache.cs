namespace Crm.Graph.Organisations.Storage;

/// <summary>What was found out about keys, for a few seconds.</summary>
internal sealed class KeyCache(TimeProvider clock) : CallerCache(clock);
