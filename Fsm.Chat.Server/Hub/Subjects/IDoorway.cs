using System.Buffers;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>One link's way through its door: it is made with the link and ends with it.</summary>
internal interface IDoorway
{
    /// <summary>Takes whole questions off the front of what came, and asks them.</summary>
    /// <returns>Whether to go on reading; if not, the peer was faster than it may be.</returns>
    bool Read(ref ReadOnlySequence<byte> input);

    /// <summary>Makes the voice of a session that begins on this link.</summary>
    /// <param name="session">The session.</param>
    /// <param name="outbox">What is told that bytes wait.</param>
    IVoice Speak(HubSession session, Outbox outbox);

    /// <summary>Whether this link could carry the answers of a session that another link has carried: they are in its grammar.</summary>
    bool CanCarry(IVoice voice);

    /// <summary>From now on this link carries the answers of a session that another link has carried.</summary>
    void Carry(IVoice voice);

    /// <summary>The session goes on elsewhere: nothing of it follows but the rest of what this link has begun to say.</summary>
    void Release();

    /// <summary>The link is lost to its session: nothing of it goes out here any more.</summary>
    void Drop();

    /// <summary>Asks whether the peer is there.</summary>
    void Ping();

    /// <summary>Answers that this side is there.</summary>
    void Pong();

    /// <summary>Refuses a connect, a resume or an attachment.</summary>
    /// <param name="tag">The number of the question.</param>
    /// <param name="status">Why.</param>
    /// <param name="holder">Who has the name that was asked for, where that is why.</param>
    /// <param name="stored">For a session that is over, up to where what was sent in it is kept; null when that is not known.</param>
    void Refuse(ulong tag, StatusCode status, string? holder = null, ulong? stored = null);

    /// <summary>Confirms that this is the file link of a transfer.</summary>
    void ConfirmAttachment();

    /// <summary>Announces the end of the link: after that comes nothing.</summary>
    void Close(CloseReason why);

    /// <summary>Copies what the link should send now.</summary>
    /// <param name="destination">Where it goes.</param>
    /// <param name="most">The most bytes to take of what a session has queued.</param>
    /// <returns>Whether there was anything.</returns>
    bool TakeOutput(IBufferWriter<byte> destination, int most);
}
