using System.Reflection;

namespace Fsm.Chat.Tests.Architecture;

/// <summary>The folders of a project, as the namespaces of its compiled types tell them.</summary>
internal static class Folders
{
    /// <summary>The cycles between folders, each as the uses that make it, such as <c>Screen.Rows.Row -> Screen.Windows.ChatWindow</c>; empty when there is none.</summary>
    /// <param name="folderOf">The folder that a namespace belongs to; null for one that does not matter.</param>
    public static IReadOnlyList<string> CyclesIn(Assembly assembly, Func<string, string?> folderOf)
    {
        var uses = UsesIn(assembly, folderOf).ToList();
        var cycles = Cycles.In(uses.Select(use => (use.User, use.Used)));
        return [.. cycles.Select(cycle => string.Join('\n', uses.Where(use => cycle.Contains(use.User) && cycle.Contains(use.Used)).Select(use => use.Why)
            .Prepend(string.Join(", ", cycle))))];
    }

    /// <summary>Which folder uses which other one, and by which types.</summary>
    public static IEnumerable<(string User, string Used, string Why)> UsesIn(Assembly assembly, Func<string, string?> folderOf) =>
        from user in TypeUses.In(assembly)
        let folder = user.Key.Namespace is { } name ? folderOf(name) : null
        where folder is not null
        from used in user
        let other = used.Namespace is { } name ? folderOf(name) : null
        where other is not null && other != folder
        select (folder, other, $"  {user.Key} -> {used}");

    /// <summary>Each namespace at or below one is a folder of its own.</summary>
    public static Func<string, string?> Below(string root) => name => CompiledNames.Belongs(name, root) ? name : null;

    /// <summary>The folders directly in a project, each with all that is below it.</summary>
    public static Func<string, string?> Of(string project, params string[] only) => name =>
    {
        var folder = CompiledNames.Belongs(name, project) && name != project ? name[(project.Length + 1)..].Split('.')[0] : null;
        return folder is not null && (only.Length == 0 || only.Contains(folder)) ? folder : null;
    };
}
