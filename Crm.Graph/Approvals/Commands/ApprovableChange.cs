using Crm.Graph.Approvals.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Approvals.Commands;

/// <summary>A mutation that can wait for approval: how it is tried when it is asked for, and carried out when it is approved.</summary>
/// <param name="kind">Which one it is.</param>
/// <param name="mutation">Its name, also in <see cref="ApprovalChangeInput"/>.</param>
/// <param name="askedWith">The permission that asking for it needs.</param>
internal abstract class ApprovableChange(ApprovalChangeKind kind, string mutation, string askedWith)
{
    public ApprovalChangeKind Kind => kind;

    public string Mutation => mutation;

    public string AskedWith => askedWith;

    /// <summary>The permission that everybody needs who approves it, where it is theirs and not that of who asks: then it is done in their name.</summary>
    public string? DecidedWith { get; init; }

    /// <summary>What is done besides in the name of who decides, and with which permission; without that it is not.</summary>
    public (ApprovableChange Change, string Needs)? Then { get; init; }

    /// <summary>Whether this is the one that is asked for.</summary>
    public abstract bool IsIn(ApprovalChangeInput input);

    /// <summary>Does it and forgets it: the errors that there would be, or what is to be kept of it. Nothing is left in the context.</summary>
    public abstract Task<Result<TriedChange>> TryAsync(ApprovalChangeInput input, CrmDb db, CancellationToken ct);

    /// <summary>Does it.</summary>
    public abstract Task<Result<Done>> ApplyAsync(JsonText input, CrmDb db, CancellationToken ct);

    /// <summary>Does it to a record, whatever version that is of.</summary>
    public abstract Task<Result<Done>> ApplyAsync(Guid recordId, CrmDb db, CancellationToken ct);
}

/// <summary>What is kept of a change that was tried.</summary>
/// <param name="Kind">Which one it is.</param>
/// <param name="RecordId">The record that it is of.</param>
/// <param name="Version">The version that the record has.</param>
/// <param name="Input">The input, for that version.</param>
internal sealed record TriedChange(ApprovalChangeKind Kind, Guid RecordId, int Version, JsonText Input);

/// <inheritdoc/>
/// <param name="command">The use case behind the mutation.</param>
/// <param name="given">Its input, among the changes that can be asked for.</param>
/// <param name="pinned">The input for one record and one version of it.</param>
internal sealed class ApprovableChange<TInput, TRecord>(
    ApprovalChangeKind kind, string mutation, string askedWith, ICommand<TInput, TRecord> command,
    Func<ApprovalChangeInput, TInput?> given, Func<TInput?, Guid, int?, TInput> pinned) : ApprovableChange(kind, mutation, askedWith)
    where TInput : class where TRecord : Record
{
    public override bool IsIn(ApprovalChangeInput input) => given(input) is not null;

    public override async Task<Result<TriedChange>> TryAsync(ApprovalChangeInput input, CrmDb db, CancellationToken ct)
    {
        var change = given(input)!;
        var tried = await command.HandleAsync(change, db, ct);
        db.ChangeTracker.Clear();
        if (tried.Refused(out var errors))
            return errors;
        var kept = StoredInput.Write(pinned(change, tried.Value.Id, tried.Value.Version));
        return kept.Value.Length > JsonText.MaxLength ? ApprovalErrors.TooLong() : new TriedChange(Kind, tried.Value.Id, tried.Value.Version, kept);
    }

    public override Task<Result<Done>> ApplyAsync(JsonText input, CrmDb db, CancellationToken ct) => ApplyAsync(StoredInput.Read<TInput>(input), db, ct);

    public override Task<Result<Done>> ApplyAsync(Guid recordId, CrmDb db, CancellationToken ct) => ApplyAsync(pinned(null, recordId, null), db, ct);

    private async Task<Result<Done>> ApplyAsync(TInput input, CrmDb db, CancellationToken ct)
    {
        var done = await command.HandleAsync(input, db, ct);
        if (done.Refused(out var errors))
            return errors;
        await db.SaveChangesAsync(ct);
        return Done.Ok;
    }
}
