namespace Crm.Graph.Kernel.Transport;

/// <summary>
/// The answers to one operation, finished and in order. They are pulled: the next one is begun when the last one has been sent, so a
/// slow caller slows nobody but itself. Leaving the enumeration, or cancelling it, ends the work behind it.
/// </summary>
/// <param name="Items">To be enumerated once.</param>
/// <param name="RefusedStatus">The HTTP status where the operation was refused because of the way it came in.</param>
internal sealed record AnswerStream(IAsyncEnumerable<StreamedAnswer> Items, int? RefusedStatus = null)
{
    public static AnswerStream Of(StreamedAnswer only, int? refusedStatus = null) => new(Once(only), refusedStatus);

    private static async IAsyncEnumerable<StreamedAnswer> Once(StreamedAnswer only)
    {
        await ValueTask.CompletedTask;
        yield return only;
    }
}

/// <summary>A finished answer. Its bytes are never written again, so any number of callers can share them.</summary>
/// <param name="Utf8">A response; or, when the operation ends with errors instead of being carried out, their list.</param>
/// <param name="IsErrors">It is a list of errors, and nothing comes after it.</param>
internal readonly record struct StreamedAnswer(ReadOnlyMemory<byte> Utf8, bool IsErrors);
