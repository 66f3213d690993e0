using System.Runtime.Versioning;

namespace Fsm.Chat.Tests.Support;

/// <summary>A folder in which others are made, with what may be done to those.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class MadeFolders : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("fsmchat").FullName;

    /// <summary>A folder that is not there, and neither are the two above it.</summary>
    public string Deepest => Path.Combine(_root, "share", "fsmchat", "store");

    /// <summary>The modes of those three, the uppermost first.</summary>
    public UnixFileMode[] Modes =>
        [.. new[] { "share", "share/fsmchat", "share/fsmchat/store" }.Select(name => File.GetUnixFileMode(Path.Combine(_root, name)))];

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
