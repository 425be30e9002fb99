using System.IO.MemoryMappedFiles;

namespace Crm.Graph.Bench.Money;

/// <summary>A clock that is ahead by as many days as a file says, for all processes at once. Its timers go on as they were.</summary>
internal sealed class DayClock : TimeProvider, IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _days;

    public DayClock(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, sizeof(int));
        _days = _file.CreateViewAccessor(0, sizeof(int));
    }

    public void NextDay() => _days.Write(0, _days.ReadInt32(0) + 1);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(_days.ReadInt32(0));

    public void Dispose()
    {
        _days.Dispose();
        _file.Dispose();
    }
}
