namespace Fsm.Chat.Protocol;

/// <summary>How much may wait for peers that have not acknowledged it. Each bound is off with 0.</summary>
public sealed record QueueLimits
{
    /// <summary>Messages that may wait for one session: above this, new messages to it fail.</summary>
    public int Messages { get; init; } = Limits.QueuedMessages;

    /// <summary>Bytes that may wait for one session: above this, new messages to it fail.</summary>
    public int Bytes { get; init; } = Limits.QueuedBytes;

    /// <summary>Bytes that may wait for one session, answers and notices included: above this, it is closed as a slow consumer.</summary>
    public int BytesHard { get; init; } = Limits.QueuedBytesHard;

    /// <summary>Bytes that may wait for all sessions together: above this, new messages fail.</summary>
    public long BytesOfServer { get; init; } = Limits.QueuedBytesOfServer;

    /// <summary>Whether so much waits for one session that new messages to it fail.</summary>
    /// <param name="messages">Messages that wait.</param>
    /// <param name="bytes">Bytes that wait.</param>
    public bool IsBusy(int messages, int bytes) => IsReached(Messages, messages) || IsReached(Bytes, bytes);

    /// <summary>
    /// Whether one sender has more waiting for a session than is free for all others: then their next message fails. So alone a sender gets half of the messages,
    /// and seven eighths of the bytes (a client counts its messages only), and whoever comes later always finds room.
    /// </summary>
    /// <param name="messages">Messages that wait.</param>
    /// <param name="bytes">Bytes that wait.</param>
    /// <param name="ofSender">Messages and bytes of that sender among them.</param>
    public bool IsOverShare(int messages, int bytes, (int Messages, int Bytes) ofSender) =>
        (Messages > 0 && ofSender.Messages > Messages - messages) || (Bytes > 0 && ofSender.Bytes > 7L * (Bytes - bytes));

    /// <summary>Whether more than half of what may wait for a session waits: before that nobody can be over their share.</summary>
    /// <param name="messages">Messages that wait.</param>
    /// <param name="bytes">Bytes that wait.</param>
    public bool IsHalfFull(int messages, int bytes) => (Messages > 0 && 2 * messages > Messages) || (Bytes > 0 && 2 * bytes > Bytes);

    /// <summary>Whether so much waits for one session that it is given up.</summary>
    /// <param name="bytes">Bytes that wait.</param>
    public bool IsOverflowed(int bytes) => IsReached(BytesHard, bytes);

    /// <summary>Whether so much waits for all together that those for whom most waits give way, so that nobody else's messages fail.</summary>
    /// <param name="bytes">Bytes that wait.</param>
    public bool IsCrowded(long bytes) => IsReached(BytesOfServer / 8 * 7, bytes);

    /// <summary>Whether so much waits for all together that new messages fail.</summary>
    /// <param name="bytes">Bytes that wait.</param>
    public bool IsServerBusy(long bytes) => IsReached(BytesOfServer, bytes);

    private static bool IsReached(long limit, long count) => limit > 0 && count >= limit;
}
