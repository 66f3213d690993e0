namespace Fsm.Chat.Client.Files;

/// <summary>What a path leads to.</summary>
internal enum FileKind : byte
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file with contents.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A device, a pipe or a socket.</summary>
    Other,
}
