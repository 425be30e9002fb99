using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Crm.Graph.Organisations.Model;

/// <summary>How a key is written, and what is stored of it.</summary>
internal static class KeyText
{
    /// <summary>Longer texts are no keys, and not worth hashing.</summary>
    public const int MaxLength = 128;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private const int RandomBytes = 32;

    /// <summary>What 256 bits take in base 62.</summary>
    private const int RandomLength = 43;

    private const int KindLength = 8;

    /// <summary>A new key: <c>sk_live_</c> and 256 random bits.</summary>
    public static string Generate(ApiKeyKind kind, TenantMode mode)
        => Secret((kind == ApiKeyKind.Secret ? "sk_" : "pk_") + (mode == TenantMode.Live ? "live_" : "test_"));

    /// <summary>256 random bits behind a prefix that says what they are for.</summary>
    public static string Secret(string prefix)
    {
        Span<char> digits = stackalloc char[RandomLength];
        var number = new BigInteger(RandomNumberGenerator.GetBytes(RandomBytes), isUnsigned: true);
        for (var i = RandomLength - 1; i >= 0; i--)
        {
            number = BigInteger.DivRem(number, Digits.Length, out var digit);
            digits[i] = Digits[(int)digit];
        }
        return prefix + digits.ToString();
    }

    /// <summary>
    /// A fast hash is the right one here: 256 random bits cannot be guessed, however fast the guesses. (A person's password could.)
    /// </summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    public static long Lookup(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadInt64BigEndian(hash);

    /// <summary>The kind, the mode and four of the 43 random characters: too few to guess the rest by, enough to tell keys apart.</summary>
    public static string Prefix(string text) => text[..Math.Min(text.Length >= KindLength + RandomLength ? KindLength + 4 : KindLength, text.Length)];
}
