namespace Fsm.Chat.Server.Keeping;

/// <summary>How much room there is on a disk.</summary>
public interface IFreeSpace
{
    /// <summary>How many bytes can still be written.</summary>
    long Bytes { get; }
}

/// <summary>The room on the disk that a folder is on.</summary>
/// <param name="folder">The folder.</param>
internal sealed class DiskSpace(string folder) : IFreeSpace
{
    private readonly DriveInfo _drive = new(Path.GetFullPath(folder));

    // What cannot be asked says nothing: whether there is room is then seen by writing.
    public long Bytes
    {
        get
        {
            try
            {
                return _drive.AvailableFreeSpace;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return long.MaxValue;
            }
        }
    }
}
