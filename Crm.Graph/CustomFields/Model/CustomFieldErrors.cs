using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.CustomFields.Model;

/// <summary>Why custom fields and their values are refused.</summary>
public static class CustomFieldErrors
{
    public const string CustomFieldDeleted = "CUSTOM_FIELD_DELETED";
    public const string ChoiceInUse = "CHOICE_IN_USE";

    public static DomainError NoKey()
        => new(Codes.Invalid, "Expected a key of letters, digits and _ that begins with a small letter and has at most 40 characters.", "key");

    public static DomainError KeyTaken(string key)
        => new DomainError(Codes.Taken, "Another custom field of this entity has this key.", "key").With("customField", key);

    public static DomainError NoSuchEntity(string entity, string known)
        => new DomainError(Codes.NotFound, $"This entity has no custom fields; these have: {known}.", "entity").With("entity", entity);

    public static DomainError TooMany()
        => new(Codes.NotAllowed, $"An entity has at most {CustomField.MostPerEntity} custom fields.", "entity");

    public static DomainError Deleted(CustomField field)
        => new DomainError(CustomFieldDeleted, "The custom field is deleted.", "id").With("customField", field.Id.ToString());

    public static DomainError MinAboveMax() => new(Codes.Invalid, "Expected a max that is not less than min.", "max");

    public static DomainError NotALength(string bound)
        => new(Codes.Invalid, $"Expected a number of characters, from 0 to {PlainText.MaxLength}.", bound);

    public static DomainError NotOfThisType(string option, string types)
        => new(Codes.Invalid, $"Expected nothing: only fields of the type {types} have this.", option);

    public static DomainError NeedsChoices() => new(Codes.Required, "A field of the type ENUM has choices.", "choices");

    public static DomainError TooManyChoices() => new(Codes.Invalid, $"Expected at most {CustomFieldDetails.MostChoices} choices.", "choices");

    public static DomainError ChoiceTwice(string value)
        => new DomainError(Codes.Taken, "The field has this choice already.", "value").With(value);

    public static DomainError ChoiceHeld(string value)
        => new DomainError(ChoiceInUse, $"Records hold {value}: it can get another label, but not be removed.", "choices").With(value);

    public static DomainError KeyTwice(string key)
        => new DomainError(Codes.Taken, "A record has one value in each custom field.", "key").With("customField", key);

    public static DomainError NoSuchKey(string key, string nearest)
        => new DomainError(Codes.NotFound, $"There is no custom field of this key. {(nearest.Length > 0 ? $"Some that there are: {nearest}" : "There is none at all")}.", "key")
            .With("customField", key);

    public static DomainError TooManyValues()
        => new(Codes.Invalid, $"Expected at most {CustomField.MostPerEntity} values.", "customFields");

    public static DomainError Missing(CustomField field)
        => new DomainError(Codes.Required, $"Expected a value for the custom field {field.Key}.", "customFields").With("customField", field.Key);

    public static DomainError Cleared(CustomField field)
        => new DomainError(Codes.Required, $"Expected a value: {field.Key} can be changed but not cleared.", "value").With("customField", field.Key);

    public static DomainError Unlike(CustomField field, string expected)
        => new DomainError(Codes.Invalid, $"Expected {expected}.", "value").With("customField", field.Key);
}
