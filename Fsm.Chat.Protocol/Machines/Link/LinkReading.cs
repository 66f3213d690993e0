namespace Fsm.Chat.Protocol.Machines.Link;

/// <summary>What is done with the bytes that arrive on a link, by its state.</summary>
public static class LinkReading
{
    /// <summary>Whether bytes are read as frames; if not, they are thrown away, for the link is ending.</summary>
    public static bool TakesFrames(LinkState state) => state is LinkState.AwaitingFirstFrame or LinkState.Live or LinkState.Probing;
}
