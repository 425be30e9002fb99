namespace Crm.Graph.Kernel.Paging;

/// <summary>Which part of a list: so many records on from a cursor, back from one, or a numbered page.</summary>
/// <param name="Take">How many records at most.</param>
/// <param name="Cursor">Where to start, exclusive.</param>
/// <param name="Backward">Whether the records before the cursor are meant.</param>
/// <param name="Skip">With numbered pages, how many records come before; null with cursors.</param>
public readonly record struct PageRequest(int Take, string? Cursor, bool Backward, int? Skip)
{
    public const int DefaultSize = 20;
    public const int MaxSize = 200;

    /// <exception cref="BadRequestException">The arguments contradict each other or a limit.</exception>
    public static PageRequest From(int? first, string? after, int? last, string? before, int? page, int? size)
    {
        if (page is not null || size is not null)
        {
            if (first is not null || after is not null || last is not null || before is not null)
                throw new BadRequestException("Use either first/after/last/before or page/size, not both.");
            if (page is < 1)
                throw new BadRequestException("page counts from 1.");
            var count = Limited(size ?? DefaultSize, "size", 1);
            var skip = ((long)(page ?? 1) - 1) * count;
            return new(count, null, false, skip <= int.MaxValue ? (int)skip : throw new BadRequestException("page is too large; use after for distant records."));
        }
        if (last is not null || before is not null)
        {
            if (first is not null || after is not null)
                throw new BadRequestException("Use either first/after or last/before, not both.");
            return new(Limited(last ?? DefaultSize, "last", 0), before, true, null);
        }
        return new(Limited(first ?? DefaultSize, "first", 0), after, false, null);
    }

    private static int Limited(int value, string name, int least)
        => value >= least && value <= MaxSize ? value : throw new BadRequestException($"{name} is from {least} to {MaxSize}.");
}
