using System.IO.Enumeration;
using Fsm.Chat.Client.Ports;

namespace Fsm.Chat.Client.Files;

/// <summary>Looks into the folders of this machine, with the rights of whoever runs the program.</summary>
public sealed class FolderLister : IPathLister
{
    private const int MostLookedAt = 20_000; // of a folder with more, the rest is not worth the wait

    /// <summary>The only one that is needed.</summary>
    public static FolderLister Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<PathEntry> List(string folder, string prefix, int most)
    {
        try
        {
            var path = Path.GetFullPath(folder.Length == 0 ? "." : HomePath.Expand(folder));
            return [.. Names(path, prefix).Select(name => Entry(path, name)).OfType<PathEntry>().Take(most)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [];
        }
    }

    // Hidden names are for whoever asks for them; of names that cannot be typed nobody is served.
    private static IEnumerable<string> Names(string path, string prefix)
    {
        var names = new FileSystemEnumerable<string>(path, static (ref FileSystemEntry entry) => entry.FileName.ToString(), new() { AttributesToSkip = 0 });
        return names.Take(MostLookedAt).Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && (prefix.Length > 0 || name[0] != '.'));
    }

    private static PathEntry? Entry(string path, string name)
    {
        try
        {
            return FileFacts.Of(Path.Combine(path, name), followLink: true).Kind switch
            {
                FileKind.Directory => new(name, IsFolder: true),
                FileKind.Regular => new(name, IsFolder: false),
                _ => null,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
