using Crm.Graph.Identity.Commands;
using Crm.Graph.Identity.Model;
using Crm.Graph.Identity.Security;
using Crm.Graph.Identity.Storage;
using Crm.Graph.Kernel.Schema;

namespace Crm.Graph.Identity;

/// <summary>The people of an organisation: who they are, how they sign in, what they may do.</summary>
internal sealed class IdentitySlice : ISlice
{
    public static void AddServices(IServiceCollection services) => services
        .AddTokens()
        .AddSessions()
        .AddIdentityTrim()
        .AddSingleton<PermissionsQuery>()
        .AddSingleton<RegisterFirstOrganisation>()
        .AddSingleton<CreateUser>()
        .AddSingleton<UpdateUser>()
        .AddSingleton<UpdateMe>()
        .AddSingleton<InviteUser>()
        .AddSingleton<CreateRole>()
        .AddSingleton<UpdateRole>()
        .AddSingleton<CountAttempt>()
        .AddSingleton<NoteRefusal>()
        .AddSingleton<NoteWrongPassword>()
        .AddSingleton<OpenSession>()
        .AddSingleton<RotateRefreshToken>()
        .AddSingleton<SetPassword>()
        .AddSingleton<RedeemInvitation>()
        .AddSingleton<SignOut>()
        .AddScoped<SignIn>()
        .AddScoped<RefreshTokens>()
        .AddScoped<AcceptInvitation>()
        .AddScoped<ChangePassword>();

    /// <summary>Passwords are hashed slowly on purpose: a request may do that a few times, not a hundred.</summary>
    private const int PasswordCost = 20_000;

    public static void AddFields(RootFields root) => root
        .Catalogue<RoleFields>()
        .Catalogue<UserFields>()
        .Extend<Role>(role => PermissionFields.Add(role, () => root.Permissions))
        .Extend<User>(user => PermissionFields.Add(user, () => root.Permissions))
        .Own<User>("me", by: "id", "The user who has signed in; null when a key calls, and in a masquerade.")
        .List<User>("users", "users:read", "The users of the organisation.")
        .One<User>("user", "users:read", "The user with this id.")
        .List<Role>("roles", "roles:read", "The roles that users are given: the built-in ones and the organisation's own.")
        .Query<PermissionsQuery>("permissions", "roles:read")
        .Mutation<CreateUser>("createUser", "users:write", answers: "user")
        .Mutation<UpdateUser>("updateUser", "users:write", answers: "user")
        .Mutation<InviteUser>("inviteUser", "users:write", answers: "invitation")
        .Mutation<CreateRole>("createRole", "roles:write", answers: "role")
        .Mutation<UpdateRole>("updateRole", "roles:write", answers: "role")
        .OpenMutation<SignIn>("signIn", answers: "tokens", cost: PasswordCost)
        .OpenMutation<RefreshTokens>("refreshToken", answers: "tokens")
        .OpenMutation<AcceptInvitation>("acceptInvitation", answers: "tokens", cost: PasswordCost)
        .Mutation<SignOut>("signOut", needs: null, answers: "sessions")
        .Mutation<ChangePassword>("changePassword", needs: null, answers: "sessions", cost: PasswordCost)
        .Mutation<UpdateMe>("updateMe", needs: null, answers: "user");
}
