namespace Crm.Graph.Kernel;

/// <summary>A reason why the server cannot start that its operator can do something about: shown as a sentence, without a stack trace.</summary>
internal sealed class StartException(string message) : Exception(message);
