namespace Fsm.Chat.Tests.Support;

/// <summary>The rules that harnesses run by: the real ones, unless a mutation test has put others in their place.</summary>
internal static class RulesUnderTest
{
    private static readonly AsyncLocal<Func<Limits, RuleSet>?> Others = new();

    private static readonly AsyncLocal<ISet<string>?> Seen = new();

    /// <summary>Where a harness notes what it executes, if anybody watches: as <c>User.Chatting × LineTyped</c>, and each state that is come to as <c>User.Chatting</c>.</summary>
    public static ISet<string>? Watched => Seen.Value;

    public static RuleSet For(Limits limits) => Others.Value is { } others ? others(limits) : new(limits);

    /// <summary>Runs something, and gives what it has executed, as far as its harnesses note that.</summary>
    public static IReadOnlySet<string> Watch(Action run)
    {
        var seen = new HashSet<string>();
        Seen.Value = seen;
        try
        {
            run();
        }
        finally
        {
            Seen.Value = null;
        }

        return seen;
    }

    public static void Note(ISet<string>? watched, string machine, string from, string trigger, string to)
    {
        if (watched is null)
            return;
        lock (watched)
        {
            watched.Add($"{machine}.{from} × {trigger}");
            watched.Add($"{machine}.{to}");
        }
    }

    /// <summary>Runs something under other rules, whatever limits it runs under.</summary>
    public static void With(Func<Limits, RuleSet> rules, Action run)
    {
        Others.Value = rules;
        try
        {
            run();
        }
        finally
        {
            Others.Value = null;
        }
    }
}
