using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines;

namespace Fsm.Chat.Tests.Support;

/// <summary>The rules that harnesses run by: the real ones, unless a mutation test has put others in their place.</summary>
internal static class RulesUnderTest
{
    private static readonly AsyncLocal<Func<RuleSet, RuleSet>?> Change = new();

    public static RuleSet For(Limits limits) => Change.Value is { } change ? change(new(limits)) : new(limits);

    /// <summary>Runs something under other rules.</summary>
    public static void With(Func<RuleSet, RuleSet> change, Action run)
    {
        Change.Value = change;
        try
        {
            run();
        }
        finally
        {
            Change.Value = null;
        }
    }
}
