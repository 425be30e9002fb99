using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Crm.Graph.Kernel.Telemetry;

/// <summary>
/// What the server counts, for whoever listens (<c>/metrics</c> does). No label holds anything of a tenant's: names of operations are
/// written by programmers, the rest are words of this program.
/// </summary>
public sealed class ServerMeters
{
    public const string Name = "Crm.Graph";

    private readonly Meter _meter;
    private readonly Counter<long> _operations;
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _statements;
    private readonly Counter<long> _limits;
    private readonly Counter<long> _uploads;
    private readonly Counter<long> _uploadedBytes;

    public ServerMeters(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _operations = _meter.CreateCounter<long>("crm.operations", null, "Operations that were answered, by their name, kind and outcome.");
        _durations = _meter.CreateHistogram<double>("crm.operation.duration", "s", "How long operations took, from the request read to the answer made.");
        _statements = _meter.CreateCounter<long>("crm.statements", null, "Statements that reads sent to the database.");
        _limits = _meter.CreateCounter<long>("crm.limits", null, "Requests that were refused, by the limit that they hit.");
        _uploads = _meter.CreateCounter<long>("crm.uploads", null, "Files that were received.");
        _uploadedBytes = _meter.CreateCounter<long>("crm.upload.bytes", "By", "What they weigh.");
    }

    /// <summary>Whether anybody listens to what is said of operations.</summary>
    public bool CountsOperations => _operations.Enabled || _durations.Enabled;

    /// <summary>Counts an operation.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">query, mutation or subscription.</param>
    /// <param name="outcome">ok, partial, or the code of its error.</param>
    /// <param name="took">The time from the request read to the answer made.</param>
    public void Operation(string name, string kind, string outcome, TimeSpan took)
    {
        _operations.Add(1, new TagList { { "operation", name }, { "kind", kind }, { "outcome", outcome } });
        _durations.Record(took.TotalSeconds, new TagList { { "operation", name }, { "kind", kind } });
    }

    /// <summary>Counts a statement.</summary>
    public void Statement() => _statements.Add(1);

    /// <summary>Counts a request that a limit refused.</summary>
    public void Refused(string limit) => _limits.Add(1, new KeyValuePair<string, object?>("limit", limit));

    /// <summary>Counts a file that was received.</summary>
    public void Uploaded(long bytes)
    {
        _uploads.Add(1);
        _uploadedBytes.Add(bytes);
    }

    /// <summary>Has a number looked up whenever somebody listens.</summary>
    public void Watch(string name, string description, Func<long> value) => _meter.CreateObservableGauge(name, value, null, description);
}
