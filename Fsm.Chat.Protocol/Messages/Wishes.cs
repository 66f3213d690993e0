namespace Fsm.Chat.Protocol.Messages;

/// <summary>What a client asks for in its connect request beyond a session, and what a server says that it grants. Neither sends what the other does not know.</summary>
[Flags]
public enum Wishes : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>To be told who comes and goes, without asking.</summary>
    RosterNews = 1,
}
