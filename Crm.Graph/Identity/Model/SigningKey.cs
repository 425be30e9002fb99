namespace Crm.Graph.Identity.Model;

/// <summary>A key that access tokens are signed with. Its private half is encrypted.</summary>
public sealed class SigningKey
{
    private SigningKey() { } // EF

    public SigningKey(string id, byte[] publicKey, byte[] protectedPrivateKey, DateTimeOffset created, DateTimeOffset signsFrom)
        => (Id, PublicKey, ProtectedPrivateKey, DateCreated, SignsFrom) = (id, publicKey, protectedPrivateKey, created, signsFrom);

    /// <summary>What tokens name it by.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The public half: an RSA public key of PKCS 1.</summary>
    public byte[] PublicKey { get; private set; } = [];

    /// <summary>The private half, encrypted by data protection.</summary>
    public byte[] ProtectedPrivateKey { get; private set; } = [];

    public DateTimeOffset DateCreated { get; private set; }

    /// <summary>From when on it signs: it is published before, so that whoever keeps the key set knows it by then.</summary>
    public DateTimeOffset SignsFrom { get; private set; }
}
