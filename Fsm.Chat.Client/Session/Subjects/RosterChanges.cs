using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>Keeps the list of the people who are there, by what the server says of it. Who is not known to be there is not listed.</summary>
internal static class RosterChanges
{
    /// <summary>The most people that are listed: a completion of more is of no use.</summary>
    public const int Most = 1000;

    /// <summary>The list after a page that was asked for.</summary>
    /// <param name="known">The list before.</param>
    /// <param name="page">The page.</param>
    /// <param name="prefix">What the names of the page begin with.</param>
    public static IReadOnlyList<UserEntry> After(IReadOnlyList<UserEntry> known, in UserListPage page, string prefix) =>
        prefix.Length == 0 && page.Skip == 0 ? page.Users : Merge(known, page.Users);

    /// <summary>The list after news.</summary>
    public static IReadOnlyList<UserEntry> After(IReadOnlyList<UserEntry> known, in RosterNews news)
    {
        if (news.Kind != RosterNewsKind.Changes)
            return news.Came; // everybody, or nobody whom one could be sure of
        var went = news.Went.ToHashSet(UserName.Comparer);
        return Merge([.. known.Where(user => !went.Contains(user.Name))], news.Came);
    }

    /// <summary>Those of the people who came that were not there before, as the session they have now.</summary>
    public static IEnumerable<UserEntry> Newcomers(IReadOnlyList<UserEntry> known, in RosterNews news) => news.Came.ExceptBy(known.Select(SessionOf), SessionOf);

    /// <summary>The names of those that were there and are no longer. Where the server cannot say who is there, nobody is known to have gone.</summary>
    public static IEnumerable<string> Leavers(IReadOnlyList<UserEntry> known, in RosterNews news) => news.Kind == RosterNewsKind.TooMany
        ? []
        : known.Select(user => user.Name).Except(After(known, news).Select(user => user.Name), UserName.Comparer);

    /// <summary>The list without somebody.</summary>
    public static IReadOnlyList<UserEntry> Without(IReadOnlyList<UserEntry> known, string name) => [.. known.Where(user => !UserName.Comparer.Equals(user.Name, name))];

    // Whoever registers is there as before.
    private static (string Name, HostAddress Address, ushort Port) SessionOf(UserEntry user) => (user.Name, user.Address, user.Port);

    private static List<UserEntry> Merge(IReadOnlyList<UserEntry> known, IReadOnlyList<UserEntry> came)
    {
        var names = came.Select(user => user.Name).ToHashSet(UserName.Comparer);
        return [.. known.Where(user => !names.Contains(user.Name)).Concat(came).OrderBy(user => user.Name, UserName.Comparer).Take(Most)];
    }
}
