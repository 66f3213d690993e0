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
