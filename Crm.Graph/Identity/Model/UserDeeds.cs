namespace Crm.Graph.Identity.Model;

/// <summary>What the audit log calls that which is done about users and is no change of their records.</summary>
public static class UserDeeds
{
    public const string SignedIn = "SIGNED_IN";

    /// <summary>Somebody gave the address and not the password, or the user may not sign in.</summary>
    public const string SignInRefused = "SIGN_IN_REFUSED";

    public const string SignedOut = "SIGNED_OUT";

    /// <summary>A session ended because the password changed, or because the user was suspended.</summary>
    public const string SessionEnded = "SESSION_ENDED";

    /// <summary>A session ended because a refresh token of it came a second time.</summary>
    public const string TokenReused = "TOKEN_REUSED";

    public const string Invited = "INVITED";

    public const string InvitationAccepted = "INVITATION_ACCEPTED";

    /// <summary>The user wanted another password and did not know the one before.</summary>
    public const string PasswordChangeRefused = "PASSWORD_CHANGE_REFUSED";

    public const string PasswordChanged = "PASSWORD_CHANGED";
}
