namespace Fsm.Chat.Tests.Client.Completion;

/// <summary>Folders without a disk, by the way they are typed.</summary>
internal sealed class FakeFolders(params (string Folder, PathEntry[] Entries)[] folders) : IPathLister
{
    public IReadOnlyList<PathEntry> List(string folder, string prefix, int most) =>
        [.. folders.Where(known => known.Folder == folder).SelectMany(known => known.Entries).Where(entry => entry.Name.StartsWith(prefix, StringComparison.Ordinal)).Take(most)];
}
