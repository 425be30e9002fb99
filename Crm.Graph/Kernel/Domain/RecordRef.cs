namespace Crm.Graph.Kernel.Domain;

/// <summary>A record that an answer or an event names by its id: what is selected of it is read when it is asked for.</summary>
public sealed record RecordRef<T>(Guid Id) : IRecordRef where T : Entity;

/// <summary>A <see cref="RecordRef{T}"/> of whatever entity.</summary>
internal interface IRecordRef
{
    Guid Id { get; }
}

/// <summary>What is known of the type of a reference.</summary>
internal static class RecordRef
{
    /// <summary>The entity that a type refers to; null when it is no reference.</summary>
    public static Type? Entity(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RecordRef<>) ? type.GetGenericArguments()[0] : null;
}
