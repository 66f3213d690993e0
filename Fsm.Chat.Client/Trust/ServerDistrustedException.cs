using Fsm.Chat.Client.Facts;

namespace Fsm.Chat.Client.Trust;

/// <summary>A connection was given up before anything was sent, because the server is not trusted.</summary>
/// <param name="refusal">Why.</param>
public sealed class ServerDistrustedException(TrustRefusal refusal) : Exception(refusal.Why)
{
    /// <summary>Why.</summary>
    public TrustRefusal Refusal => refusal;
}
