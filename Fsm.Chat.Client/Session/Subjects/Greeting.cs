using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What a server says of itself and its limits when it grants a connect.</summary>
/// <param name="ServerName">What it calls itself.</param>
/// <param name="Window">Messages that may be on their way to it.</param>
/// <param name="MaxText">Bytes of the longest text.</param>
/// <param name="MaxBody">Bytes of the largest body.</param>
/// <param name="PingAfter">Silence before a ping.</param>
/// <param name="DeadAfter">Silence before the end.</param>
internal sealed record Greeting(string ServerName, int Window, int MaxText, uint MaxBody, TimeSpan PingAfter, TimeSpan DeadAfter)
{
    /// <summary>Bytes of the largest body that is taken from a server that sets no limit, or one beyond reason.</summary>
    public const uint LargestBody = 1024 * 1024;

    /// <summary>
    /// How long the server is given to answer a ping; zero for ever. A server that is patient for no longer than until its ping would have every link end
    /// with the first one.
    /// </summary>
    public TimeSpan Patience => DeadAfter == TimeSpan.Zero ? TimeSpan.Zero : DeadAfter > PingAfter ? DeadAfter - PingAfter : Limits.AnswerWithin;

    /// <summary>What stands for the session.</summary>
    public byte[] Token { get; init; } = [];

    /// <summary>What it grants of this client's wishes.</summary>
    public Wishes Granted { get; init; }

    /// <summary>The highest number that was written to earlier links of the session.</summary>
    public ulong HandedOver { get; init; }
}
