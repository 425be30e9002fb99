using System.ComponentModel.DataAnnotations;

namespace Crm.Graph.Identity.Model;

/// <summary>How users sign in: the section <c>Identity</c> of the settings.</summary>
public sealed class IdentityOptions
{
    public const string Section = "Identity";

    /// <summary>The address under which the world knows the server: who has issued its access tokens.</summary>
    [Required, Url]
    public string Issuer { get; set; } = "http://127.0.0.1:5080";

    /// <summary>How long an access token is good.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a session lasts at most, however often it is refreshed.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "365.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long the token is good with which a user sets a password.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long a key signs before the next one does.</summary>
    [Range(typeof(TimeSpan), "2.00:00:00", "365.00:00:00")]
    public TimeSpan SigningKeyLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <summary>The folder of the keys that secrets in the database are encrypted with. Several servers on one database share it.</summary>
    [Required]
    public string KeysFolder { get; set; } = "data/keys";

    /// <summary>The fewest characters of a password. NIST SP 800-63B asks for 15 where it is the only factor.</summary>
    [Range(8, 64)]
    public int PasswordLength { get; set; } = 15;

    /// <summary>How often a password is hashed (PBKDF2 with HMAC-SHA-512).</summary>
    [Range(1_000, 10_000_000)]
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>How many attempts an e-mail address has within the window.</summary>
    [Range(1, 100)]
    public int AttemptsPerUser { get; set; } = 10;

    /// <summary>How many attempts a network address has within the window.</summary>
    [Range(1, 1_000_000)]
    public int AttemptsPerAddress { get; set; } = 100;

    /// <summary>How long attempts count, from the last one on.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan AttemptsWindow { get; set; } = TimeSpan.FromMinutes(15);
}
