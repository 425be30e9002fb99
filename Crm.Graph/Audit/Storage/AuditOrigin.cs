using System.Diagnostics;
using System.Text;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Audit.Storage;

/// <summary>From where the request came that is being worked for.</summary>
internal sealed record AuditOrigin(string? Address, string? UserAgent, string? TraceId)
{
    public static AuditOrigin Here()
    {
        var origin = Origin.Current;
        return new(origin?.Address, Cut(origin?.UserAgent), Activity.Current?.TraceId.ToHexString() ?? Cut(origin?.RequestId, 64));
    }

    /// <summary>No character is cut in half, and what no database stores is left out.</summary>
    private static string? Cut(string? text, int length = AuditEntryMap.UserAgentLength)
    {
        if (text is null)
            return null;
        var cut = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (cut.Length + rune.Utf16SequenceLength > length)
                break;
            if (!Rune.IsControl(rune))
                cut.Append(rune);
        }
        return cut.ToString();
    }
}
