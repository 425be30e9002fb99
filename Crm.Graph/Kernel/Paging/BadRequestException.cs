namespace Crm.Graph.Kernel.Paging;

/// <summary>Arguments that no answer exists for: what was expected instead.</summary>
public sealed class BadRequestException(string message) : Exception(message);
