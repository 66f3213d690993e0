namespace Fsm.Chat.Tests.Wording;

internal sealed record DocumentedCode(string Code, IReadOnlyList<string> SeenAs, string Next)
{
    /// <summary>Whether there is something to be done about it.</summary>
    public bool HasNext => !Next.StartsWith("nothing", StringComparison.Ordinal);
}
