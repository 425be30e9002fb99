using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Identity.Model;

/// <summary>A person of the organisation who signs in.</summary>
public sealed class User : OrganisationRecord
{
    private User() { } // EF

    /// <summary>The e-mail address that the user signs in with, unique in the organisation whatever its case.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The first name.</summary>
    public string? FirstName { get; private set; }

    /// <summary>The last name.</summary>
    public string? LastName { get; private set; }

    /// <summary>The name to show: first and last name, or the e-mail address where there is neither.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether the user may sign in.</summary>
    public UserState State { get; private set; } = UserState.Invited;

    /// <summary>The language to speak to the user in, as a BCP 47 tag.</summary>
    public string? Language { get; private set; }

    /// <summary>The time zone (IANA) that the user's screens show; the organisation's where it is null.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>What screens keep for the user, in any form of theirs.</summary>
    public JsonText? Settings { get; private set; }

    internal Guid RoleId { get; private set; }

    /// <summary>The role: what the user may do.</summary>
    public Role? Role { get; private set; }

    /// <summary>The actor that the user's changes are signed with has the same id.</summary>
    internal Actor ToActor(Guid organisationId) => new(Id, organisationId, ActorKind.User, Name);

    internal static Result<User> Create(UserDetails details, string email, Role role)
    {
        var problems = new Problems();
        var user = new User { Email = problems.Take(EmailAddress.Parse(email), "email") ?? "", Role = role, RoleId = role.Id };
        user.Apply(details, problems);
        return problems.Any ? problems.All : user;
    }

    internal Result<User> Change(UserDetails details, Role? role, UserState? state)
    {
        var problems = new Problems();
        Apply(details, problems);
        if (state == UserState.Invited && State != UserState.Invited)
            problems.Add(new DomainError(Codes.Invalid, "A user who has signed in once is active or suspended.", "state"));
        if (state == UserState.Active && State == UserState.Invited)
            problems.Add(new DomainError(Codes.Invalid, "An invited user becomes active by signing in for the first time.", "state"));
        if (problems.Any)
            return problems.All;
        State = state ?? State;
        if (role is not null)
            (Role, RoleId) = (role, role.Id);
        return this;
    }

    /// <summary>The user has a password now. A suspended one stays so.</summary>
    internal void Accept() => State = State == UserState.Invited ? UserState.Active : State;

    private void Apply(UserDetails details, Problems problems)
    {
        if (details.FirstName.IsGiven)
            FirstName = problems.Text(details.FirstName.Value, "firstName", 100);
        if (details.LastName.IsGiven)
            LastName = problems.Text(details.LastName.Value, "lastName", 100);
        if (details.Language.IsGiven)
            Language = problems.Written(details.Language.Value, "language", Languages.Parse);
        if (details.TimeZone.IsGiven)
            TimeZone = problems.Written(details.TimeZone.Value, "timeZone", Zone);
        if (details.Settings.IsGiven)
            Settings = details.Settings.Value;
        var names = string.Join(' ', new[] { FirstName, LastName }.OfType<string>());
        Name = names.Length > 0 ? names : Email;
    }

    private static Result<string> Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId
        ? zone.Id
        : new DomainError(Codes.Invalid, "Expected a time zone of the IANA database, such as Europe/Nicosia.");
}

/// <summary>Whether a user may sign in.</summary>
public enum UserState
{
    /// <summary>Has not signed in yet.</summary>
    Invited,
    /// <summary>May sign in.</summary>
    Active,
    /// <summary>May not sign in; what was signed in has ended.</summary>
    Suspended,
}

/// <summary>What a user is called and how it is spoken to; what is not given stays.</summary>
internal sealed record UserDetails(
    Optional<string> FirstName, Optional<string> LastName, Optional<string> Language, Optional<string> TimeZone, Optional<JsonText?> Settings)
{
    public static readonly UserDetails None = new(default, default, default, default, default);
}
