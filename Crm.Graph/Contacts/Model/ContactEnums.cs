namespace Crm.Graph.Contacts.Model;

/// <summary>What a contact is.</summary>
public enum ContactType
{
    /// <summary>A human being, with first and last name.</summary>
    Person,
    /// <summary>A company, with a company name.</summary>
    Company,
}

/// <summary>Whether a contact agreed to its data being processed.</summary>
public enum ConsentState
{
    /// <summary>The contact agreed.</summary>
    Accepted,
    /// <summary>The contact refused.</summary>
    Rejected,
    /// <summary>The contact has not answered yet.</summary>
    Pending,
}

/// <summary>The ways to reach a contact.</summary>
public enum ContactMethod
{
    /// <summary>By e-mail.</summary>
    Email,
    /// <summary>By a phone call.</summary>
    Phone,
    /// <summary>By a text message.</summary>
    Sms,
    /// <summary>By letter.</summary>
    Post,
}

/// <summary>The gender of a person.</summary>
public enum Gender
{
    /// <summary>Female.</summary>
    Female,
    /// <summary>Male.</summary>
    Male,
    /// <summary>Neither of these.</summary>
    Other,
}

/// <summary>What a phone is used for.</summary>
public enum PhoneType
{
    /// <summary>A phone that is carried along.</summary>
    Mobile,
    /// <summary>The phone at home.</summary>
    Home,
    /// <summary>The phone at work.</summary>
    Work,
    /// <summary>Any other phone.</summary>
    Other,
}

/// <summary>What an address is used for.</summary>
public enum AddressType
{
    /// <summary>Where the contact lives.</summary>
    Home,
    /// <summary>Where the contact works, or has its office.</summary>
    Work,
    /// <summary>Where invoices go.</summary>
    Billing,
    /// <summary>Where goods go.</summary>
    Delivery,
    /// <summary>Any other address.</summary>
    Other,
}
