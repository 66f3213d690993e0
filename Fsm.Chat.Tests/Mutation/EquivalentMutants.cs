namespace Fsm.Chat.Tests.Mutation;

/// <summary>Mutants that no scenario can tell from the rules as they are meant to be, each with the reason.</summary>
internal static class EquivalentMutants
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
    };
}
