namespace Fsm.Chat.Tests.Wording;

/// <summary>One entry of the list of codes.</summary>
/// <param name="Code">The code.</param>
/// <param name="SeenAs">Where it is seen.</param>
/// <param name="Next">What to do next.</param>
internal sealed record DocumentedCode(string Code, IReadOnlyList<string> SeenAs, string Next)
{
    /// <summary>Whether there is something to be done about it.</summary>
    public bool HasNext => !Next.StartsWith("nothing", StringComparison.Ordinal);
}
