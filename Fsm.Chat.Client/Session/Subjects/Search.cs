namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What is looked for in what was kept.</summary>
/// <param name="Words">The words.</param>
/// <param name="In">With whom the one conversation is that is looked through; empty for all.</param>
internal sealed record Search(IReadOnlyList<string> Words, string In)
{
    /// <summary>The number of the message to go on before, as the server has told it; 0 for the newest.</summary>
    public ulong Before { get; init; }
}
