using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>Whose a queued message was. There is one in every entry of every queue, so it is small.</summary>
/// <param name="Taker">Who takes its verdict.</param>
/// <param name="Number">Its number there.</param>
internal readonly record struct Origin(IVerdictTaker Taker, ulong Number);

/// <summary>Takes the verdicts of messages: a sender, or the count of those who are to get one message.</summary>
internal interface IVerdictTaker
{
    /// <summary>A message that was accepted has its verdict, from one who was to get it.</summary>
    /// <param name="verdicts">Where verdicts are told.</param>
    /// <param name="number">Its number.</param>
    /// <param name="status">What became of it there.</param>
    /// <param name="handedOver">Whether it had been handed to the recipient's link.</param>
    void Decide(Verdicts verdicts, ulong number, StatusCode status, bool handedOver);
}
