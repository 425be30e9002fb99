using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Crm.Graph.Kernel.Errors;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Telemetry;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport.Limits;

/// <summary>How often callers may ask: each key and each user by itself, everybody else by the network address they come from.</summary>
internal sealed class RateLimits(IOptions<LimitOptions> options, ServerMeters meters, TimeProvider time)
{
    /// <summary>More than this many are not told apart for long: those who have asked for nothing lately begin anew.</summary>
    private const int MaxKnown = 100_000;

    private readonly LimitOptions _limits = options.Value;
    private readonly LeastUsed<Owner, TokenBucket> _buckets = new(MaxKnown, MaxKnown);

    /// <summary>Counts requests; an error when there were too many.</summary>
    public CrmError? Refusal(Caller? caller, IPAddress? from, int requests, out int retryAfter)
    {
        retryAfter = 0;
        var (perSecond, burst) = caller is null ? (_limits.AnonymousPerSecond, _limits.AnonymousBurst) : (_limits.RequestsPerSecond, _limits.Burst);
        if (perSecond == 0 || requests == 0)
            return null;
        var owner = caller is null ? new Owner(default, NetworkOf(from)) : new Owner(caller.ActorId, default);
        if (!_buckets.TryGet(owner, out var bucket))
        {
            _buckets.Add(owner, new TokenBucket(perSecond, burst, time), size: 1);
            if (!_buckets.TryGet(owner, out bucket))
                return null;
        }
        if (bucket.Take(requests) is not { } wait)
            return null;
        retryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        meters.Refused("rate");
        var seconds = retryAfter.ToString(CultureInfo.InvariantCulture);
        return CrmError.RateLimited($"Too many requests. Try again in {seconds} s.", seconds);
    }

    /// <summary>Of an IPv6 address the 64 bits that a subscriber is given: the rest are his to choose.</summary>
    private static UInt128 NetworkOf(IPAddress? address)
    {
        if (address is null)
            return 0;
        Span<byte> bytes = stackalloc byte[16];
        var whole = address.AddressFamily is AddressFamily.InterNetwork ? address.MapToIPv6() : address;
        whole.TryWriteBytes(bytes, out _);
        if (!whole.IsIPv4MappedToIPv6)
            bytes[8..].Clear();
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private readonly record struct Owner(Guid Actor, UInt128 Network);
}
