namespace Fsm.Chat.Client.Ports;

/// <summary>One thing in a folder.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsFolder">Whether it is a folder, also by way of a symbolic link; else it is a file.</param>
public readonly record struct PathEntry(string Name, bool IsFolder);

/// <summary>Looks into folders.</summary>
public interface IPathLister
{
    /// <summary>What is in a folder: folders, and files that can be sent. It may have to wait for a disk.</summary>
    /// <param name="folder">The folder as it was typed, <c>~/</c> included; empty for the one that the program was started in.</param>
    /// <param name="prefix">What the names begin with.</param>
    /// <param name="most">How many are wanted at most.</param>
    /// <returns>In any order; nothing when there is no such folder, or when it may not be read.</returns>
    IReadOnlyList<PathEntry> List(string folder, string prefix, int most);
}

/// <summary>Sees no folder.</summary>
public sealed class NoPaths : IPathLister
{
    /// <summary>The only one needed.</summary>
    public static NoPaths Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<PathEntry> List(string folder, string prefix, int most) => [];
}
