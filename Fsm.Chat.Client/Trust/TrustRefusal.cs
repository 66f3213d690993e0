using Fsm.Chat.Protocol.Codes;

namespace Fsm.Chat.Client.Trust;

/// <summary>Why nothing is sent to a server.</summary>
/// <param name="Code">A code that stays.</param>
/// <param name="Why">What is wrong, in a clause.</param>
/// <param name="Next">What the person can do.</param>
public sealed record TrustRefusal(Code Code, string Why, string Next);

/// <summary>A connection was given up before anything was sent, because the server is not trusted.</summary>
/// <param name="refusal">Why.</param>
public sealed class ServerDistrustedException(TrustRefusal refusal) : Exception(refusal.Why)
{
    /// <summary>Why.</summary>
    public TrustRefusal Refusal => refusal;
}
