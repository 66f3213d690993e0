using Fsm.Chat.Protocol.Codes;

namespace Fsm.Chat.Client.Facts;

/// <summary>Why nothing is sent to a server.</summary>
/// <param name="Code">A code that stays.</param>
/// <param name="Why">What is wrong, in a clause.</param>
/// <param name="Next">What the person can do.</param>
public sealed record TrustRefusal(Code Code, string Why, string Next);
