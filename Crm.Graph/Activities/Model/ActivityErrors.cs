using System.Globalization;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Activities.Model;

/// <summary>Why something about activities and their tags is refused.</summary>
internal static class ActivityErrors
{
    public const string Transition = "INVALID_TRANSITION";

    public const int MostTags = 50;

    public static DomainError EndsTooSoon() => new(Codes.Invalid, "Expected an end after the beginning.", "scheduledTo");

    public static DomainError NoContact() => new("CONTACT_REQUIRED", "An activity is done for a contact: expected one in linkedTo.", "linkedTo");

    public static DomainError LinkedTwice(int index)
        => new("LINKED_TWICE", "An activity is linked to one contact and to at most one record besides.", "linkedTo", index.ToString(CultureInfo.InvariantCulture));

    public static DomainError ContactStays(Contact contact, int index)
        => new DomainError(Codes.NotAllowed, "An activity stays with its contact.", "linkedTo", index.ToString(CultureInfo.InvariantCulture), "id").With("contact", contact.Id.ToString());

    public static DomainError TwoAddresses() => new("ADDRESS_TWICE", "Expected an address, or that the entity's is used: not both.", "addressId");

    public static DomainError AddressNotFound(RecordId id)
        => new DomainError(Codes.NotFound, "The contact has no address with this id.", "addressId").With("contactAddress", id.Value);

    public static DomainError NoAddress(Contact contact)
        => new DomainError(Codes.Required, "The contact has no address that could be used.", "useEntityAddress").With("contact", contact.Id.ToString());

    public static DomainError NobodyGiven() => new(Codes.Required, "Expected a user, a team or both.", "assignTo");

    public static DomainError UserNotFound(RecordId id) => new DomainError(Codes.NotFound, "There is no user with this id.", "assignTo", "userId").With("user", id.Value);

    public static DomainError UserSuspended(User user)
        => new DomainError(Codes.NotAllowed, "A suspended user is given no work.", "assignTo", "userId").With("user", user.Id.ToString());

    public static DomainError TooManyTags() => new(Codes.Invalid, $"An activity has at most {MostTags} tags.", "tagIds");

    public static DomainError NotNow(Activity activity, ActivityAction action) => activity.IsDeleted
        ? new DomainError("ACTIVITY_DELETED", "The activity has been deleted.", "id").With("activity", activity.Id.ToString())
        : new DomainError(Transition, $"{Refused(action)} this one is {activity.State.ToString().ToLowerInvariant()}.", action == ActivityAction.Update ? "id" : "state")
            .With("activity", activity.Id.ToString(), activity.State.ToString().ToUpperInvariant());

    private static string Refused(ActivityAction action) => action switch
    {
        ActivityAction.Pend => "An activity is pending from the beginning, and never again:",
        ActivityAction.Complete => "An activity is completed while it is pending:",
        ActivityAction.Cancel => "An activity is cancelled while it is pending:",
        _ => "An activity is changed while it is pending:",
    };
}
