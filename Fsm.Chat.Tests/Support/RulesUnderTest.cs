using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines;

namespace Fsm.Chat.Tests.Support;

/// <summary>The rules that harnesses run by: the real ones, unless a mutation test has put others in their place.</summary>
internal static class RulesUnderTest
{
    private static readonly AsyncLocal<Func<Limits, RuleSet>?> Others = new();

    public static RuleSet For(Limits limits) => Others.Value is { } others ? others(limits) : new(limits);

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
