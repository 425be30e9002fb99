using System.Diagnostics;

namespace Crm.Graph.Kernel.Telemetry;

/// <summary>The spans of a request: the operation, the plan that is made for it, the statements that it sends. None holds a document or a value.</summary>
public static class Tracing
{
    public const string Name = "Crm.Graph";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Null unless somebody listens.</summary>
    public static Activity? Operation() => Source.StartActivity("graphql");

    /// <summary>A plan is made once for each shape of a read.</summary>
    public static Activity? Plan() => Source.StartActivity("plan");

    /// <summary>A statement of a read.</summary>
    public static Activity? Statement() => Source.StartActivity("statement", ActivityKind.Client);
}
