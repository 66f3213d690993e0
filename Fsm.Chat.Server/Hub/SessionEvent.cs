using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Groups;
using Fsm.Chat.Server.Hub.Transfers;

namespace Fsm.Chat.Server.Hub;

/// <summary>What a session's effects need to know of the event that caused them. Valid during one step only.</summary>
internal ref struct SessionEvent
{
    /// <summary>The number of the frame that caused it.</summary>
    public ulong Sequence { get; init; }

    /// <summary>The status that a decision came to.</summary>
    public StatusCode Status { get; init; }

    /// <summary>The link that the session goes on over.</summary>
    public HubLink? Link { get; init; }

    /// <summary>The other person.</summary>
    public HubSession? Peer { get; init; }

    /// <summary>The group it is about.</summary>
    public HubGroup? Group { get; init; }

    /// <summary>The name of a group that is to be made.</summary>
    public string GroupName { get; init; }

    /// <summary>The text of a message.</summary>
    public ReadOnlySpan<byte> Text { get; init; }

    /// <summary>What is asked for or said about files.</summary>
    public TransferRequest File { get; init; }

    /// <summary>What a list of users begins with.</summary>
    public string Prefix { get; init; }

    /// <summary>How many of a list are skipped.</summary>
    public uint Skip { get; init; }
}
