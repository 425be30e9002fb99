using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Activities.Model;

/// <summary>A word in a colour that people mark activities with.</summary>
public sealed class Tag : Record, INamed
{
    private Tag() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The colour that it is shown in, such as #1E90FF.</summary>
    public string? Colour { get; private set; }

    internal static Result<Tag> Create(string name, string? colour) => new Tag().Change(name, colour);

    /// <summary>Says all of it anew. Refused, the tag is as it was.</summary>
    internal Result<Tag> Change(string? name, string? colour)
    {
        if (IsDeleted)
            return new DomainError(Codes.NotAllowed, "The tag has been deleted.", "id").With("tag", Id.ToString());
        var problems = new Problems();
        var read = (problems.Required(name, "name", 100), problems.Written(colour, "colour", Colours.Parse));
        if (problems.Any)
            return problems.All;
        (Name, Colour) = read;
        return this;
    }

    /// <summary>Deleting twice is deleting once.</summary>
    internal Tag Delete()
    {
        IsDeleted = true;
        return this;
    }
}

/// <summary>What kind of thing is done: a call, a visit, a delivery.</summary>
public sealed class ActivityType : Record, INamed
{
    private ActivityType() { } // EF

    /// <summary>The name, unique whatever its case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The colour that its activities are shown in, such as #1E90FF.</summary>
    public string? Colour { get; private set; }

    internal static Result<ActivityType> Create(string name, string? colour)
    {
        var problems = new Problems();
        var type = new ActivityType { Name = problems.Required(name, "name", 100), Colour = problems.Written(colour, "colour", Colours.Parse) };
        return problems.Any ? problems.All : type;
    }
}
