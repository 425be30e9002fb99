using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Crm.Graph.Kernel.Transport.Sockets;

/// <summary>An operation of a connection, from <c>subscribe</c> to the last message about it.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "The source is neither timed nor linked: nothing to dispose of, and it may be cancelled when the work is long done.")]
internal sealed class SocketOperation(string id, Action<SocketOperation> release)
{
    private readonly CancellationTokenSource _gone = new();
    private readonly JsonEncodedText _id = JsonEncodedText.Encode(id, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    private volatile bool _isOver;

    public string Id => id;

    /// <summary>The id as it stands in JSON.</summary>
    public ReadOnlySpan<byte> EncodedId => _id.EncodedUtf8Bytes;

    /// <summary>Cancelled when nobody wants the answers any more.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Nothing more may be sent about it.</summary>
    public bool IsOver => _isOver;

    /// <summary>Its work; it never fails.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Its id is free for another.</summary>
    public void Release() => release(this);

    /// <summary>Silences it at once, and has its work stop.</summary>
    public void End()
    {
        _isOver = true;
        _ = _gone.CancelAsync(); // whoever ends it does not wait for what it does then
    }
}
