using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Ports;

namespace Fsm.Chat.Client.Completion;

/// <summary>Completes the path of a file. A path with spaces or quotation marks goes between quotation marks.</summary>
internal static class PathCompleter
{
    /// <summary>How a path can go on.</summary>
    /// <param name="typed">What is typed of it.</param>
    /// <param name="paths">Looks into folders.</param>
    public static IEnumerable<Candidate> Candidates(TypedWord typed, IPathLister paths)
    {
        var (folder, prefix) = Split(typed.Value);
        if (typed.Value == "~" || prefix == "..")
            return [Candidate(typed, typed.Value, isFolder: true)];
        return from entry in paths.List(folder, prefix, CompletionResult.MostCandidates)
               where !entry.Name.Any(char.IsControl)
               orderby entry.Name
               select Candidate(typed, folder + entry.Name, entry.IsFolder);
    }

    private static (string Folder, string Prefix) Split(string path)
    {
        var slash = path.LastIndexOf('/') + 1;
        return (path[..slash], path[slash..]);
    }

    // The mark of a folder stays open: its contents come next.
    private static Candidate Candidate(TypedWord typed, string path, bool isFolder)
    {
        var label = path[(path.LastIndexOf('/') + 1)..] + (isFolder ? "/" : "");
        return isFolder
            ? new(Words.Quote($"{path}/", isClosed: false, typed.IsQuoted), label, CandidateKind.Folder)
            : new($"{Words.Quote(path, isClosed: true, typed.IsQuoted)} ", label, CandidateKind.File);
    }
}
