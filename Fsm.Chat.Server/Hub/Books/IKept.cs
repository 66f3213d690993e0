using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>What is to follow when facts are on the disk, or are known not to be.</summary>
internal interface IKept
{
    /// <summary>They are on the disk.</summary>
    void Stored();

    /// <summary>They are not, and will not be.</summary>
    void NotStored(StatusCode why);
}
