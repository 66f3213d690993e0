namespace Fsm.Chat.Protocol.Messages;

/// <summary>What a client asks for in its connect request beyond a session, and what a server says that it grants. Neither sends what the other does not know.</summary>
[Flags]
public enum Wishes : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>To be told who comes and goes, without asking.</summary>
    RosterNews = 1,

    /// <summary>To say from whom one takes nothing. It is answered without being wished for, too; that it is granted tells a client that the server knows of it.</summary>
    Ignoring = 2,

    /// <summary>To register names and to prove them. Granted by a server that keeps accounts.</summary>
    Accounts = 4,

    /// <summary>To be let in as the holder of the name. Granted to whoever has proved it.</summary>
    Holder = 8,

    /// <summary>To get kept messages as such, and to be told of one's own that they are kept and when they are delivered. Granted by a server that keeps messages.</summary>
    Keeping = 16,

    /// <summary>To be told of each person whether the name is theirs. Granted by a server that keeps accounts.</summary>
    Holders = 32,

    /// <summary>To look for words in kept messages. It is answered without being wished for, too; that it is granted tells a client that the server knows of it.</summary>
    Searching = 128,

    /// <summary>The same for groups: to get kept messages to a group as such, and to be told for how many of its members one's own are kept.</summary>
    KeptGroups = 256,
}
